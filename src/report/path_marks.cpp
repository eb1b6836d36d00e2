// Shapes, colours and lines of marks.
#include "report/path_marks.h"

namespace vpnlint {

// Classes begin with vp- because a page that the picture stands in has classes of its own. Texts
// have a contrast of at least 4.5 to 1 on everything that they may stand on, in both themes.
const char* const path_style = R"(
.vp-page{fill:#ffffff;stroke:#d0d7de}
.vp-band{fill:#f3f5f8}
.vp-head{fill:#e4e9f0}
.vp-rule{stroke:#ccd3db;stroke-width:1}
.vp-t{font-family:"Segoe UI","Malgun Gothic","Noto Sans","Noto Sans CJK KR","Apple SD Gothic Neo",Arial,sans-serif;fill:#1b2430;font-size:12px}
.vp-t-title{font-size:16px;font-weight:bold}
.vp-t-place,.vp-t-packet{font-size:13px;font-weight:bold}
.vp-t-small{font-size:11px}
.vp-t-muted{fill:#505a66;font-size:11px}
.vp-t-word{font-size:11px;font-weight:bold}
.vp-t-strong{font-weight:bold}
.vp-t-file{font-family:Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK KR",monospace;font-size:11px;fill:#38424e}
.vp-ok{fill:#17702f}
.vp-open{fill:#7d5200}
.vp-unsent{fill:#505a66}
.vp-stop{fill:#b3151f}
.vp-line{fill:none;stroke-width:3}
.vp-line.vp-ok{fill:none;stroke:#17702f}
.vp-line.vp-open{fill:none;stroke:#7d5200;stroke-dasharray:10 4}
.vp-line.vp-unsent{fill:none;stroke:#6b7682;stroke-width:2;stroke-dasharray:3 5}
.vp-line.vp-stop{fill:none;stroke:#b3151f}
.vp-ring{fill:#ffffff;stroke-width:2}
.vp-ring.vp-open{fill:#ffffff;stroke:#7d5200}
.vp-ring.vp-unsent{fill:#ffffff;stroke:#6b7682;stroke-dasharray:3 2}
.vp-sign{fill:none;stroke:#ffffff;stroke-width:2}
.vp-note{fill:#f3f5f8;stroke:#ccd3db}
.vp-note.vp-stop{fill:#fff0ef;stroke:#e3a6a6}
.vp-note.vp-open{fill:#fff6e0;stroke:#dcc28a}
@media (prefers-color-scheme:dark){
.vp-page{fill:#0f141b;stroke:#303a46}
.vp-band{fill:#19212b}
.vp-head{fill:#263241}
.vp-rule{stroke:#34404d}
.vp-t{fill:#e6edf3}
.vp-t-muted{fill:#a9b4c0}
.vp-t-file{fill:#c3ccd6}
.vp-ok{fill:#55c873}
.vp-open{fill:#e8b64c}
.vp-unsent{fill:#a9b4c0}
.vp-stop{fill:#ff8f89}
.vp-line.vp-ok{stroke:#55c873}
.vp-line.vp-open{stroke:#e8b64c}
.vp-line.vp-unsent{stroke:#8a96a3}
.vp-line.vp-stop{stroke:#ff8f89}
.vp-ring,.vp-ring.vp-open,.vp-ring.vp-unsent{fill:#0f141b}
.vp-ring.vp-open{stroke:#e8b64c}
.vp-ring.vp-unsent{stroke:#8a96a3}
.vp-sign{stroke:#0f141b}
.vp-note{fill:#19212b;stroke:#3a4653}
.vp-note.vp-stop{fill:#331a1d;stroke:#7d3a3d}
.vp-note.vp-open{fill:#2e2614;stroke:#6f5a2a}
}
)";

const char* class_of(Mark mark) {
  switch (mark) {
    case Mark::pass:
    case Mark::rewrite:
      return "vp-ok";
    case Mark::drop:
    case Mark::reject:
      return "vp-stop";
    case Mark::open:
      return "vp-open";
    case Mark::unsent:
    case Mark::unreached:
    case Mark::folded:
      return "vp-unsent";
  }
  return "";
}

namespace {

// Shapes are drawn around 0, 0.
const char* shape_of(Mark mark) {
  switch (mark) {
    case Mark::rewrite:
      return "M0 -11L11 0L0 11L-11 0Z";
    case Mark::drop:
      return "M-4 -10H4L10 -4V4L4 10H-4L-10 4V-4Z";
    case Mark::reject:
      return "M-9 -9H9V9H-9Z";
    default:
      return "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1 -9 0Z";
  }
}

// What stands in the shape, beside the question mark.
const char* sign_of(Mark mark) {
  switch (mark) {
    case Mark::pass:
      return "M-4 0L-1 4L5 -4";
    case Mark::rewrite:
      return "M-5 0H5M1 -4L5 0L1 4";
    case Mark::drop:
      return "M-4 -4L4 4M4 -4L-4 4";
    case Mark::reject:
      return "M5 -4V1H-5M-1 -3L-5 1L-1 5";
    default:
      return nullptr;
  }
}

bool is_ring(Mark mark) {
  return mark == Mark::open || mark == Mark::unsent || mark == Mark::unreached ||
         mark == Mark::folded;
}

}  // namespace

void draw_mark(Svg& svg, Mark mark, int x, int y, bool small) {
  auto move = "translate(" + std::to_string(x) + ' ' + std::to_string(y) + ')';
  if (small) move += " scale(.7)";
  if (mark == Mark::unreached) move += " scale(.6)";
  const std::string kind = class_of(mark);
  svg.open("g").set("transform", move);
  svg.open("path").set("class", is_ring(mark) ? "vp-ring " + kind : kind);
  svg.set("d", shape_of(mark)).close();
  if (const auto* sign = sign_of(mark)) {
    svg.open("path").set("class", "vp-sign").set("d", sign).close();
  } else if (mark != Mark::unreached) {
    svg.open("text").set("class", "vp-t vp-t-strong " + kind);
    svg.set("text-anchor", "middle").set("y", 4).text(mark == Mark::folded ? "+" : "?").close();
  }
  svg.close();
}

}  // namespace vpnlint
