// SPDX-License-Identifier: Apache-2.0
// As much XML as a profile is made of: elements with namespaces, text, comments, the five entities. No DTD. Knows
// nothing of profiles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winnet4j::sim::wlan {

struct Element {
    std::wstring name;
    std::wstring space;     ///< its namespace
    std::wstring text;      ///< without that of its children, blanks round it left out, but for those in CDATA
    std::size_t begin = 0;  ///< of its content, in the document
    std::size_t end = 0;
    std::vector<Element> children;

    /** The first child of that name and of its own namespace; null when there is none. */
    const Element* child(std::wstring_view wanted) const noexcept { return child(space, wanted); }
    const Element* child(std::wstring_view itsSpace, std::wstring_view wanted) const noexcept {
        for (const Element& one : children) {
            if (one.name == wanted && one.space == itsSpace) {
                return &one;
            }
        }
        return nullptr;
    }
};

/** The root element; nothing when the document is not well-formed. */
std::optional<Element> parseXml(const std::wstring& document);
/** True if XML can have these characters at all. */
bool isXmlText(std::wstring_view text) noexcept;
/** As a text of an element; of characters that XML can have. */
std::wstring escapeXml(std::wstring_view text);

}  // namespace winnet4j::sim::wlan
