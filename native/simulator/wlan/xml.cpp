// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/xml.h"

#include <algorithm>
#include <cwchar>
#include <map>

namespace winnet4j::sim::wlan {
namespace {

/** Deeper nesting is no profile's. */
constexpr int kDeepest = 64;
constexpr std::wstring_view kBlanks = L" \t\r\n";

/** Where the document is not XML. */
struct Malformed {};

bool isNameStart(wchar_t c) noexcept {
    return (c >= L'a' && c <= L'z') || (c >= L'A' && c <= L'Z') || c == L'_' || c >= 0x80;
}
bool isName(wchar_t c) noexcept { return isNameStart(c) || (c >= L'0' && c <= L'9') || c == L'-' || c == L'.'; }

/** Without the blanks round it that lie outside of that range. */
void trim(std::wstring& text, std::size_t from, std::size_t to) {
    std::size_t last = text.find_last_not_of(kBlanks);
    last = std::max(to, last == std::wstring::npos ? 0 : last + 1);
    text.erase(last);
    text.erase(0, std::min({from, text.find_first_not_of(kBlanks), text.size()}));
}

bool isCharacter(unsigned long c) noexcept {
    return (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c <= 0xFFFD) || c == L'\t' || c == L'\n' || c == L'\r' ||
           (c >= 0x10000 && c <= 0x10FFFF);
}
bool isHigh(wchar_t c) noexcept { return c >= 0xD800 && c <= 0xDBFF; }
bool isLow(wchar_t c) noexcept { return c >= 0xDC00 && c <= 0xDFFF; }

using Spaces = std::map<std::wstring, std::wstring>;  // by prefix

class Parser {
  public:
    explicit Parser(const std::wstring& document) : text_(document) {}

    Element document() {
        if (!isXmlText(text_)) {
            throw Malformed();
        }
        if (!text_.empty() && text_[0] == 0xFEFF) {
            ++at_;
        }
        if (starts(L"<?xml")) {
            skipPast(L"?>");
        }
        skipMisc();
        Element root = element({}, 0);
        skipMisc();
        if (at_ != text_.size()) {
            throw Malformed();
        }
        return root;
    }

  private:
    bool starts(std::wstring_view what) const noexcept { return text_.compare(at_, what.size(), what) == 0; }
    void expect(std::wstring_view what) {
        if (!starts(what)) {
            throw Malformed();
        }
        at_ += what.size();
    }
    void skipPast(std::wstring_view what) {
        const std::size_t found = text_.find(what, at_);
        if (found == std::wstring::npos) {
            throw Malformed();
        }
        at_ = found + what.size();
    }
    bool skipBlanks() {
        const std::size_t from = at_;
        at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
        return at_ != from;
    }
    /** Blanks and comments. */
    void skipMisc() {
        for (skipBlanks(); starts(L"<!--"); skipBlanks()) {
            skipPast(L"-->");
        }
    }
    std::wstring name() {
        const std::size_t from = at_;
        if (at_ == text_.size() || !isNameStart(text_[at_])) {
            throw Malformed();
        }
        while (at_ < text_.size() && isName(text_[at_])) {
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }
    /** prefix:name, the prefix empty when there is none. */
    std::pair<std::wstring, std::wstring> qualified() {
        const std::wstring first = name();
        if (at_ < text_.size() && text_[at_] == L':') {
            ++at_;
            return {first, name()};
        }
        return {{}, first};
    }
    std::wstring entity() {
        const std::size_t end = text_.find(L';', at_);
        if (end == std::wstring::npos || end - at_ > 9) {
            throw Malformed();
        }
        const std::wstring named = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        static const std::map<std::wstring, std::wstring> known{
            {L"lt", L"<"}, {L"gt", L">"}, {L"amp", L"&"}, {L"quot", L"\""}, {L"apos", L"'"}};
        if (const auto found = known.find(named); found != known.end()) {
            return found->second;
        }
        const bool hex = named.size() > 1 && named[1] == L'x';
        const std::wstring digits = named.substr(std::min<std::size_t>(named.size(), hex ? 2 : 1));
        const wchar_t* allowed = hex ? L"0123456789abcdefABCDEF" : L"0123456789";
        if (named.empty() || named[0] != L'#' || digits.empty() || digits.find_first_not_of(allowed) != digits.npos) {
            throw Malformed();
        }
        const unsigned long code = std::wcstoul(digits.c_str(), nullptr, hex ? 16 : 10);
        if (!isCharacter(code)) {
            throw Malformed();
        }
        if (code < 0x10000) {
            return {static_cast<wchar_t>(code)};
        }
        return {static_cast<wchar_t>(0xD7C0 + (code >> 10)), static_cast<wchar_t>(0xDC00 + (code & 0x3FF))};
    }
    /** The next character of a text, or what stands for one. */
    void append(std::wstring& to) {
        if (text_[at_] == L'&') {
            to += entity();
        } else {
            to += text_[at_++];
        }
    }
    std::wstring value() {
        if (at_ == text_.size() || (text_[at_] != L'"' && text_[at_] != L'\'')) {
            throw Malformed();
        }
        const wchar_t quote = text_[at_++];
        std::wstring read;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == L'<') {
                throw Malformed();
            }
            // A blank is a space, whichever it is, and so is an end of a line.
            if (kBlanks.find(text_[at_]) != std::wstring_view::npos) {
                at_ += text_.compare(at_, 2, L"\r\n") == 0 ? 2 : 1;
                read += L' ';
            } else {
                append(read);
            }
        }
        expect({&quote, 1});
        return read;
    }

    Element element(Spaces spaces, int depth) {
        expect(L"<");
        const auto [prefix, local] = qualified();
        while (skipBlanks() && at_ < text_.size() && text_[at_] != L'/' && text_[at_] != L'>') {
            const auto [attributePrefix, attribute] = qualified();
            skipBlanks();
            expect(L"=");
            skipBlanks();
            std::wstring read = value();
            if (attributePrefix == L"xmlns") {
                spaces[attribute] = std::move(read);
            } else if (attributePrefix.empty() && attribute == L"xmlns") {
                spaces[{}] = std::move(read);
            }
        }
        Element made;
        made.name = local;
        if (const auto space = spaces.find(prefix); space != spaces.end()) {
            made.space = space->second;
        } else if (!prefix.empty()) {
            throw Malformed();
        }
        if (starts(L"/>")) {
            at_ += 2;
            made.begin = made.end = at_;
            return made;
        }
        expect(L">");
        made.begin = at_;
        content(made, spaces, depth);
        expect(L"</");
        if (qualified() != std::pair(prefix, local)) {
            throw Malformed();
        }
        skipBlanks();
        expect(L">");
        return made;
    }

    /** Blanks round the text are left out, but for those in CDATA. */
    void content(Element& into, const Spaces& spaces, int depth) {
        std::size_t exactFrom = std::wstring::npos;
        std::size_t exactTo = 0;
        while (at_ < text_.size()) {
            if (starts(L"</")) {
                into.end = at_;
                trim(into.text, exactFrom, exactTo);
                return;
            }
            if (starts(L"<!--")) {
                skipPast(L"-->");
            } else if (starts(L"<![CDATA[")) {
                const std::size_t from = at_ + 9;
                skipPast(L"]]>");
                exactFrom = std::min(exactFrom, into.text.size());
                into.text.append(text_, from, at_ - 3 - from);
                exactTo = into.text.size();
            } else if (text_[at_] == L'<') {
                if (depth == kDeepest) {
                    throw Malformed();
                }
                into.children.push_back(element(spaces, depth + 1));
            } else {
                append(into.text);
            }
        }
        throw Malformed();
    }

    const std::wstring& text_;
    std::size_t at_ = 0;
};

}  // namespace

bool isXmlText(std::wstring_view text) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isHigh(text[i]) && i + 1 < text.size() && isLow(text[i + 1])) {
            ++i;
        } else if (!isCharacter(text[i])) {
            return false;
        }
    }
    return true;
}

std::optional<Element> parseXml(const std::wstring& document) {
    try {
        return Parser(document).document();
    } catch (const Malformed&) {
        return std::nullopt;
    }
}

std::wstring escapeXml(std::wstring_view text) {
    std::wstring made;
    if (!text.empty() && (kBlanks.find(text.front()) != kBlanks.npos || kBlanks.find(text.back()) != kBlanks.npos)) {
        made = L"<![CDATA[";
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool ends = i >= 2 && text.substr(i - 2, 3) == L"]]>";
            made.append(ends ? L"]]><![CDATA[" : L"") += text[i];
        }
        return made += L"]]>";
    }
    for (const wchar_t c : text) {
        switch (c) {
            case L'<':
                made += L"&lt;";
                break;
            case L'>':
                made += L"&gt;";
                break;
            case L'&':
                made += L"&amp;";
                break;
            default:
                made += c;
        }
    }
    return made;
}

}  // namespace winnet4j::sim::wlan
