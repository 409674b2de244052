// SPDX-License-Identifier: Apache-2.0
// Golden bytes as lines, a name and hexadecimal digits each; and a check that a file still holds just these. Knows no
// structure.
#pragma once

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

namespace golden {

inline std::ostringstream lines;

inline void line(const char* name, const void* bytes, std::size_t size) {
    lines << name << ' ';
    for (std::size_t i = 0; i < size; ++i) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<const unsigned char*>(bytes)[i]);
        lines << digits;
    }
    lines << '\n';
}
template <typename T> void line(const char* name, const T& value) { line(name, &value, sizeof value); }

/** What main answers. Without an argument prints the lines; with a file checks that it still holds them. */
inline int told(int count, char** arguments) {
    if (count < 2) {
        std::cout << lines.str();
        return 0;
    }
    std::ifstream file(arguments[1], std::ios::binary);
    std::ostringstream kept;
    kept << file.rdbuf();
    if (kept.str() != lines.str()) {
        std::cerr << arguments[1] << " is not what this compiler makes of the headers; run this without an argument\n";
        return 1;
    }
    return 0;
}

}  // namespace golden
