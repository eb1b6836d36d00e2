"""embed_data.py must refuse flawed data files with the file and the key in the message."""
import pathlib
import subprocess
import sys
import tempfile
import textwrap
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOD = {
    "labels/x.toml": '''
        command = "x"
        [label.rule.name]
        id = "x.dll,1"
        en = "Name"
        ko = ["이름", "명칭"]
        [message.failed]
        id = "x.dll,2"
        en = "{1} FAILED {2}:"
    ''',
    "artifacts/y.toml": '''
        artifact = "y"
        [key]
        Flag = { type = "boolean", meaning = "a flag" }
        Mode = { type = "signed", values = { -1 = "off", 2 = "on" }, default = "2", meaning = "m" }
    ''',
    "products/z.toml": '''
        [[product]]
        name = "Tunnel"
        kind = "vpn_client"
        interferes = true
        services = ["tunsvc"]
        source = "https://example.com"
    ''',
    "messages/ko.toml": '''
        [[message]]
        en = "{a} is {b}."
        ko = "{b}은(는) {a}입니다."
    ''',
    "errors/z.toml": '''
        [[error]]
        codes = [{ code = 0x80000001, name = "E_ONE", en = "one", ko = "하나" },
                 { code = 2, name = "E_TWO", en = "two", ko = "둘" }]
        tunnels = ["l2tp"]
        layer = "ipsec"
        source = "reported"
        related = [2]
        means = { en = "m", ko = "뜻" }
        not = { en = "n", ko = "아님" }
    ''',
}
GOOD_ERROR = textwrap.dedent(GOOD["errors/z.toml"])


def run(changed=None):
    """Runs the script on the good files with some replaced; returns status, errors, outputs."""
    with tempfile.TemporaryDirectory() as folder:
        schemas, out = pathlib.Path(folder, "schemas"), pathlib.Path(folder, "out")
        for name, text in {**GOOD, **(changed or {})}.items():
            path = schemas / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        command = [sys.executable, ROOT / "scripts" / "embed_data.py", out, schemas]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        stamps = {path.name: path.stat().st_mtime_ns for path in out.glob("*")}
        texts = {path.name: path.read_text() for path in out.glob("*")}
        subprocess.run(command, capture_output=True, check=False)
        again = {path.name: path.stat().st_mtime_ns for path in out.glob("*")}
        return done.returncode, done.stderr, texts, stamps == again


class EmbedData(unittest.TestCase):
    def refuses(self, name, text, *words):
        status, errors, texts, _ = run({name: text})
        self.assertEqual((status, texts), (1, {}), errors)
        for word in (name, *words):
            self.assertIn(word, errors)

    def test_good_files_become_arrays_and_stay_untouched_when_nothing_changed(self):
        status, errors, texts, untouched = run()
        self.assertEqual((status, errors), (0, ""))
        labels = texts["labels_data.cpp"]
        self.assertIn('"Name"', labels)
        self.assertEqual(labels.count('"failed"'), 1, "a text stands in the pool once")
        # command x, the label's group "rule" behind it: offset and size in the pool
        self.assertIn("{{0, 1}, LabelKind::label, {1, 4}, 3}", labels)
        self.assertIn("{-1, \"off\"}, {2, \"on\"}", texts["artifacts_data.cpp"])
        self.assertLess(texts["errors_data.cpp"].index("{2, \"E_TWO\", \"ipsec\", true"),
                        texts["errors_data.cpp"].index("{2147483649, \"E_ONE\""))
        self.assertIn('{"Tunnel", "vpn_client", true, services_0, {}, {}}',
                      texts["products_data.cpp"])
        self.assertTrue(all(text.isascii() for text in texts.values()))
        self.assertTrue(untouched)

    def test_a_word_with_two_meanings_in_one_group_is_refused(self):
        self.refuses("labels/x.toml", '''
            command = "x"
            [value.direction.in]
            id = "x.dll,1"
            ko = "안"
            [value.direction.out]
            id = "x.dll,2"
            ko = "안"
        ''', "value.direction.out.ko", "'안' also stands for in")

    def test_an_unknown_language_or_table_is_refused(self):
        self.refuses("labels/x.toml", '''
            command = "x"
            [label.rule.name]
            id = "x.dll,1"
            kr = "이름"
        ''', "label.rule.name.kr", "unknown language")
        self.refuses("labels/x.toml", '''
            command = "x"
            [lable.rule.name]
            id = "x.dll,1"
            en = "Name"
        ''', "lable", "unknown table")

    def test_a_pattern_without_fixed_text_is_refused(self):
        self.refuses("labels/x.toml", '''
            command = "x"
            [message.anything]
            id = "x.dll,1"
            en = "{1}."
        ''', "message.anything", "too little fixed text")

    def test_a_flawed_artifact_key_is_refused(self):
        for row, word in (('type = "bool", meaning = "m"', "key.K.type"),
                          ('type = "number"', "key.K.meaning"),
                          ('type = "number", meaning = "m", secrt = true', "key.K.secrt"),
                          ('type = "number", meaning = "m", range = [2, 1]', "key.K.range"),
                          ('type = "number", meaning = "m", values = { x = "m" }',
                           "key.K.values.x"),
                          ('type = "text", meaning = "m", block = "modem"', "key.K.block")):
            with self.subTest(row):
                self.refuses("artifacts/y.toml",
                             f'artifact = "y"\n[key]\nK = {{ {row} }}\n', word)

    def test_a_flawed_product_is_refused(self):
        good = 'name = "T"\ninterferes = true\nsource = "https://example.com"\n'
        for rows, word in (('kind = "virus"\nservices = ["s"]', "kind"),
                           ('kind = "vpn_client"', "services, programs or components"),
                           ('kind = "vpn_client"\nservices = [1]', "marks are texts"),
                           ('kind = "vpn_client"\nservice = ["s"]', "unknown key")):
            with self.subTest(rows):
                self.refuses("products/z.toml", f"[[product]]\n{good}{rows}\n", word)

    def test_places_must_be_the_same_in_both_languages(self):
        self.refuses("messages/ko.toml", '''
            [[message]]
            en = "{count} lines."
            ko = "{lines}줄."
        ''', "message 1 ({count} lines.)", "places differ")

    def test_two_different_translations_of_one_sentence_are_refused(self):
        self.refuses("messages/ko.toml", '''
            [[message]]
            en = "Yes."
            ko = "예."
            [[message]]
            en = "Yes."
            ko = "네."
        ''', "translated twice")

    def test_a_flawed_error_code_is_refused(self):
        for good, bad, word in (('"E_TWO"', '"E_ONE"', "E_ONE stands twice"),
                                ("code = 2,", "code = 0x80000001,", "2147483649 stands twice"),
                                ("code = 2,", "code = -2,", "codes.-2: not a code"),
                                (', ko = "둘"', "", "codes.2: needs code, name, en, ko"),
                                ('["l2tp"]', '["lt2p"]', "error 1.tunnels"),
                                ('"ipsec"', '"ike"', "error 1.layer"),
                                ('"reported"', '"rumour"', "error 1.source"),
                                ('related = [2]', 'related = [3]', "related to 3"),
                                (', ko = "뜻"', "", "error 1.means: needs a text in en and ko"),
                                ("not = ", "note = ", "error 1: needs codes")):
            with self.subTest(bad):
                self.assertIn(good, GOOD_ERROR)
                self.refuses("errors/z.toml", GOOD_ERROR.replace(good, bad), word)

    def test_a_syntax_error_names_the_file(self):
        self.refuses("messages/ko.toml", "[[message]\n", "line 1")


if __name__ == "__main__":
    unittest.main()
