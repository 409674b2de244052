// SPDX-License-Identifier: Apache-2.0
// C's functions for wide characters, with Windows' characters of 16 bits. The ones of glibc would read 32.
// char_traits<wchar_t> comes here too.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <cwchar>
#include <string>

extern "C" {

std::size_t wcslen(const wchar_t* text) {
    std::size_t length = 0;
    while (text[length] != 0) {
        ++length;
    }
    return length;
}

/** Under another name here: C++ libraries declare it differently. */
wchar_t* find(const wchar_t* text, wchar_t wanted, std::size_t count) __asm__("wmemchr");
wchar_t* find(const wchar_t* text, wchar_t wanted, std::size_t count) {
    for (; count != 0; --count, ++text) {
        if (*text == wanted) {
            return const_cast<wchar_t*>(text);
        }
    }
    return nullptr;
}

int wmemcmp(const wchar_t* one, const wchar_t* other, std::size_t count) {
    for (; count != 0; --count, ++one, ++other) {
        if (*one != *other) {
            return *one < *other ? -1 : 1;
        }
    }
    return 0;
}

wchar_t* wmemcpy(wchar_t* to, const wchar_t* from, std::size_t count) {
    return static_cast<wchar_t*>(std::memcpy(to, from, count * sizeof *to));
}

wchar_t* wmemmove(wchar_t* to, const wchar_t* from, std::size_t count) {
    return static_cast<wchar_t*>(std::memmove(to, from, count * sizeof *to));
}

wchar_t* wmemset(wchar_t* to, wchar_t value, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        to[i] = value;
    }
    return to;
}

/** As on Windows, where long has 32 bits: greater numbers become the largest. */
unsigned long wcstoul(const wchar_t* text, wchar_t** end, int base) {
    std::string narrow;
    for (const wchar_t* at = text; *at != 0 && *at < 0x80; ++at) {
        narrow += static_cast<char>(*at);
    }
    char* rest = nullptr;
    const unsigned long value = std::strtoul(narrow.c_str(), &rest, base);
    if (end != nullptr) {
        *end = const_cast<wchar_t*>(text) + (rest - narrow.c_str());
    }
    return value > 0xFFFFFFFF ? 0xFFFFFFFF : value;
}

/** With formats that print numbers alone; std::to_wstring calls it, too. */
int vswprintf(wchar_t* to, std::size_t room, const wchar_t* format, va_list arguments) {
    std::string narrow;
    for (; *format != 0; ++format) {
        narrow += static_cast<char>(*format);
    }
    char text[64];
    const int length = std::vsnprintf(text, sizeof text, narrow.c_str(), arguments);
    if (length < 0 || static_cast<std::size_t>(length) >= room) {
        return -1;
    }
    for (int i = 0; i <= length; ++i) {
        to[i] = static_cast<wchar_t>(text[i]);
    }
    return length;
}

int swprintf(wchar_t* to, std::size_t room, const wchar_t* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vswprintf(to, room, format, arguments);
    va_end(arguments);
    return length;
}

int _wcsicmp(const wchar_t* one, const wchar_t* other) {
    const auto lower = [](wchar_t c) { return c >= L'A' && c <= L'Z' ? static_cast<wchar_t>(c + 32) : c; };
    while (*one != 0 && lower(*one) == lower(*other)) {
        ++one;
        ++other;
    }
    return lower(*one) - lower(*other);
}

}  // extern "C"
