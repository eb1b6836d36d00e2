"""check_catalogue.py must name every difference between rules and catalogue."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = """
[family.1xx]
title = { en = "Files", ko = "파일" }
rules = [
  { id = "VPN101", name = "one" },
  { id = "VPN102", name = "two", needs = "a reader" },
]
"""
RULE = 'id = "VPN101"\nname = "one"\n'


def run(catalogue=CATALOGUE, **rules):
    with tempfile.TemporaryDirectory() as folder:
        schemas = pathlib.Path(folder)
        (schemas / "rules").mkdir()
        (schemas / "catalogue.toml").write_text(catalogue, encoding="utf-8")
        for name, text in {"first": RULE, **rules}.items():
            (schemas / "rules" / f"{name}.toml").write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, ROOT / "scripts" / "check_catalogue.py", schemas],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip(), done.stderr


class CheckCatalogue(unittest.TestCase):
    def names(self, flaw, catalogue=CATALOGUE, **rules):
        self.assertEqual(run(catalogue, **rules), (1, flaw, ""))

    def test_rules_that_agree_with_the_catalogue_are_fine(self):
        self.assertEqual(run(), (0, "", ""))

    def test_a_rule_of_another_name_is_named(self):
        self.names("VPN101: is named one, in the catalogue first",
                   CATALOGUE.replace('"one"', '"first"'))

    def test_a_missing_rule_needs_a_reason(self):
        self.names("VPN102: neither a rule nor listed as missing with what it needs",
                   CATALOGUE.replace(', needs = "a reader"', ""))

    def test_a_rule_that_exists_is_not_missing(self):
        self.names("VPN102: exists, so its needs must go from the catalogue",
                   second='id = "VPN102"\nname = "two"\n')

    def test_a_rule_outside_the_catalogue_is_named(self):
        self.names("VPN103: not in the catalogue", third='id = "VPN103"\nname = "three"\n')

    def test_flawed_rows_are_named(self):
        for good, bad, flaw in (
                ("VPN102", "VPN101", "1xx: ids are not in order, or one stands twice"),
                ("VPN102", "VPN202", "VPN202: no id of family 1xx"),
                ('"two"', '"Two"', "VPN102: Two is no name"),
                ("1xx", "Axx", "Axx: no family"),
                (', ko = "파일"', "", "1xx: needs title.en, title.ko and rules, no more")):
            with self.subTest(bad):
                self.assertIn(flaw, run(CATALOGUE.replace(good, bad))[1])


if __name__ == "__main__":
    unittest.main()
