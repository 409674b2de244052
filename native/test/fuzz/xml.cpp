// SPDX-License-Identifier: Apache-2.0
// The simulator's XML: what was read is written and read again as the same elements, each with a content inside of its
// parent's; any text survives being escaped.
#include "simulator/wlan/xml.h"

#include "simulator/core/call.h"
#include "target.h"

namespace winnet4j::fuzz {
namespace {

using sim::wlan::Element;
using sim::wlan::escapeXml;
using sim::wlan::parseXml;

std::wstring attribute(const std::wstring& text) {
    std::wstring made;
    for (const wchar_t c : text) {
        made += c == L'"' ? L"&quot;" : c == L'&' ? L"&amp;" : c == L'<' ? L"&lt;" : std::wstring(1, c);
    }
    return made;
}

void write(const Element& element, std::wstring& to) {
    to.append(L"<").append(element.name).append(L" xmlns=\"").append(attribute(element.space)).append(L"\">");
    to.append(escapeXml(element.text));
    for (const Element& one : element.children) {
        write(one, to);
    }
    to.append(L"</").append(element.name).append(L">");
}

void inside(const Element& element, std::size_t begin, std::size_t end) {
    require(begin <= element.begin && element.begin <= element.end && element.end <= end, "inside of its parent");
    std::size_t last = element.begin;
    for (const Element& one : element.children) {
        require(last <= one.begin, "one after the other");
        inside(one, last, element.end);
        last = one.end;
    }
}

void compare(const Element& one, const Element& other) {
    require(one.name == other.name && one.space == other.space, "the same name");
    require(one.text == other.text, "the same text");
    require(one.children.size() == other.children.size(), "as many children");
    for (std::size_t i = 0; i < one.children.size(); ++i) {
        compare(one.children[i], other.children[i]);
    }
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    const bool units = input.yes();
    const std::u16string wide = units ? input.restUnits() : std::u16string();
    const std::wstring text =
        units ? std::wstring(wide.begin(), wide.end()) : winnet4j::sim::wide(std::string(input.rest()));
    if (const auto root = parseXml(text)) {
        inside(*root, 0, text.size());
        std::wstring written;
        write(*root, written);
        const auto again = parseXml(written);
        require(again.has_value(), "what was written can be read");
        compare(*root, *again);
    }
    const auto escaped = parseXml(L"<a>" + escapeXml(text) + L"</a>");
    require(escaped.has_value() == winnet4j::sim::wlan::isXmlText(text), "a text of characters of XML can be escaped");
    require(!escaped || (escaped->text == text && escaped->children.empty()), "a text survives being escaped");
    return 0;
}
