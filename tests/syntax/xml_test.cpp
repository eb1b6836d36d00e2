// The XML guard: what is read, what is cut, what is said.
#include <boost/test/unit_test.hpp>
#include <string>

#include "base/message.h"
#include "syntax/xml.h"

using namespace vpnlint;

namespace {

struct Read {
  Problems problems{0, 200};
  XmlDocument document;

  explicit Read(std::string_view text, const Limits& limits = {})
      : document(text, limits, problems) {}
};

std::string tree(const XmlDocument& document, XmlNode node) {
  std::string out(node.name());
  out += "@" + std::to_string(node.at().line);
  if (document.is_cut(node)) out += "!";
  if (!node.text().empty()) out += "=" + node.text();
  std::string inside;
  for (const auto& child : node.children()) {
    inside += (inside.empty() ? "" : " ") + tree(document, child);
  }
  return inside.empty() ? out : out + "(" + inside + ")";
}

std::string tree(const Read& read) {
  return read.document.root() ? tree(read.document, read.document.root()) : "";
}

std::string problems(const Read& read) {
  std::string out;
  for (const auto& problem : read.problems.all()) {
    out += std::to_string(problem.at.line) + " " + std::string(name_of(problem.gravity)) + " " +
           problem.kind + ": " + fill(problem.message.text, problem.message.arguments) + "\n";
  }
  return out;
}

std::string nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += "<a>";
  for (std::size_t i = 0; i < depth; ++i) text += "</a>";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml)

BOOST_AUTO_TEST_CASE(elements_have_names_texts_and_lines) {
  const Read read(
      "<?xml version=\"1.0\"?>\n<a>\n <b>one</b>\n <c x=\"1\"><![CDATA[<two>]]></c>\n"
      " <d/>\n</a>\n");
  BOOST_TEST(tree(read) == "a@2(b@3=one c@4=<two> d@5)");
  BOOST_TEST(read.document.root().child("c").attribute("x") == "1");
  BOOST_TEST(read.document.line(3) == " <b>one</b>");
  BOOST_TEST(problems(read) == "");
  BOOST_TEST(read.document.complete());
}

BOOST_AUTO_TEST_CASE(a_path_is_found_beyond_the_first_branch) {
  const Read read("<a><b><x>1</x></b><b><y>2</y></b></a>");
  BOOST_TEST(read.document.root().text_of("b/y") == "2");
  BOOST_TEST(!read.document.root().has("b/z"));
  BOOST_TEST(read.document.root().child("b/z").text_of("q") == "");
}

BOOST_AUTO_TEST_CASE(entities_of_xml_are_resolved_and_others_stay) {
  const Read read("<a>&lt;&amp;&#xAC00;&foo;</a>");
  BOOST_TEST(read.document.root().text() == "<&가&foo;");
}

BOOST_AUTO_TEST_CASE(a_declaration_of_another_encoding_does_not_matter) {
  BOOST_TEST(tree(Read("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<a>가</a>")) == "a@2=가");
}

BOOST_AUTO_TEST_CASE(every_kind_of_line_end_counts) {
  BOOST_TEST(tree(Read("<a>\r<b/>\r\n<c/>\n<d/></a>")) == "a@1(b@2 c@3 d@4)");
}

BOOST_AUTO_TEST_CASE(a_document_type_is_a_problem_and_never_expanded) {
  const Read read("<!DOCTYPE a [\n<!ENTITY x \"]>\">\n<!ENTITY y \"&x;&x;\">\n]>\n<a>&y;</a>");
  BOOST_TEST(tree(read) == "a@5=&y;");
  BOOST_TEST(problems(read) ==
             "1 partial syntax: A document type declaration is not used; entities "
             "that it defines stay as they are.\n");
}

BOOST_AUTO_TEST_CASE(text_before_the_document_is_said) {
  const Read read("[root@fw]# cat /conf/config.xml\n<?xml version=\"1.0\"?>\n<a>1</a>\n");
  BOOST_TEST(tree(read) == "a@3=1");
  BOOST_TEST(problems(read) == "1 note syntax: Text stands before the document.\n");
  BOOST_TEST(read.document.complete());
}

BOOST_AUTO_TEST_CASE(text_after_the_document_is_said) {
  const Read read("<a>1</a>\n<!-- fine -->\n[root@fw]# <b/>\n");
  BOOST_TEST(tree(read) == "a@1=1");
  BOOST_TEST(problems(read) ==
             "3 note syntax: Text stands after the end of the document; it is not read.\n");
  BOOST_TEST(read.document.complete());
}

BOOST_AUTO_TEST_CASE(a_second_document_is_said) {
  const Read read("<a>1</a>\n<b>2</b>");
  BOOST_TEST(tree(read) == "a@1=1");
  BOOST_TEST(problems(read) ==
             "2 partial syntax: A second document begins; only the first is read.\n");
  BOOST_TEST(!read.document.complete());
}

BOOST_AUTO_TEST_CASE(a_cut_file_gives_its_complete_elements) {
  const Read read("<a>\n<b>\n<c>1</c>\n<d>10.0.");
  BOOST_TEST(tree(read) == "a@1!(b@2!(c@3=1))");
  BOOST_TEST(problems(read) ==
             "4 partial truncated: The file ends inside d; what is not complete "
             "there is not used.\n");
  BOOST_TEST(!read.document.complete());
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_file_is_said_and_invents_nothing) {
  const std::string whole =
      "<?xml version=\"1.0\"?><a x='1'><b>one</b><!-- c --><d><e>two</e></d></a>";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Read read(std::string_view(whole).substr(0, size));
    BOOST_TEST(!read.document.complete());
    BOOST_TEST(!read.problems.all().empty());
    const auto b = read.document.root().child("b");
    const auto e = read.document.root().child("d/e");
    BOOST_TEST((!b || b.text() == "one"));
    BOOST_TEST((!e || e.text() == "two"));
  }
}

BOOST_AUTO_TEST_CASE(an_end_tag_that_does_not_fit_ends_reading) {
  const Read read("<a>\n<b>1</b>\n<c>2</d>\n<e>3</e>\n</a>");
  BOOST_TEST(tree(read) == "a@1!(b@2=1)");
  BOOST_TEST(problems(read) ==
             "3 partial syntax: An end tag does not fit the element that is open; "
             "nothing after it is read.\n");
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  BOOST_TEST(problems(Read(nested(64))) == "");
  const Read read(nested(65));
  BOOST_TEST(problems(read) ==
             "1 partial limit: Elements are nested too deeply; nothing after this is read.\n");
  BOOST_TEST(!read.document.complete());
  BOOST_TEST(Read(std::string(3'000'000, '<')).document.root().name() == "");
}

BOOST_AUTO_TEST_CASE(attributes_are_bounded) {
  std::string text = "<a><b>1</b><c";
  for (int i = 0; i < 65; ++i) text += " x" + std::to_string(i) + "='1'";
  const Read read(text + "/></a>");
  BOOST_TEST(tree(read) == "a@1!(b@1=1)");
  BOOST_TEST(problems(read) ==
             "1 partial limit: An element has too many attributes; nothing from it "
             "on is read.\n");
}

BOOST_AUTO_TEST_CASE(elements_are_bounded) {
  Limits limits;
  limits.xml_elements = 3;
  const Read read("<a><b/><c/><d/></a>", limits);
  BOOST_TEST(tree(read) == "a@1!(b@1 c@1)");
  BOOST_TEST(problems(read) ==
             "1 partial limit: The document has too many elements; the rest is not read.\n");
}

BOOST_AUTO_TEST_CASE(malformed_attributes_end_reading) {
  for (const auto* text :
       {"<a><b x=1></b></a>", "<a><b x></b></a>", "<a><b x='1' x='2'/></a>", "<a><b ='1'/></a>"}) {
    const Read read(text);
    BOOST_TEST(tree(read) == "a@1!");
    BOOST_TEST(problems(read) ==
               "1 partial syntax: An element's attributes are malformed; nothing "
               "from it on is read.\n");
  }
}

BOOST_AUTO_TEST_CASE(a_comment_needs_its_own_end) {
  BOOST_TEST(tree(Read("<a><!--><b/>--><c/></a>")) == "a@1(c@1)");
}

BOOST_AUTO_TEST_CASE(a_zero_byte_ends_reading) {
  using namespace std::string_literals;
  const Read read("<a><b>1</b>\0<c>2</c></a>"s);
  BOOST_TEST(tree(read) == "a@1!(b@1=1)");
  BOOST_TEST(!read.document.complete());
}

BOOST_AUTO_TEST_CASE(a_file_without_elements_is_unreadable) {
  BOOST_TEST(problems(Read("")) ==
             "1 unreadable unreadable: There is no XML element in the file.\n");
  BOOST_TEST(!Read("just text").document.root());
}

BOOST_AUTO_TEST_CASE(contents_of_named_elements_are_hidden) {
  const auto hides = [](std::string_view name) { return name == "key"; };
  BOOST_TEST(redact_elements("\t<key>abc</key> <b>x</b><key/>", hides) ==
             "\t<key>[REDACTED]</key> <b>x</b><key/>");
  BOOST_TEST(redact_elements("<key id='1'><![CDATA[a>b]]></key>", hides) ==
             "<key id='1'>[REDACTED]</key>");
  BOOST_TEST(redact_elements("<key>begins here", hides) == "<key>[REDACTED]");
  BOOST_TEST(redact_elements("<key></key>", hides) == "<key></key>");
}

BOOST_AUTO_TEST_SUITE_END()
