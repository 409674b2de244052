// SPDX-License-Identifier: Apache-2.0
#include "client.h"

#include <stdexcept>
#include <vector>

namespace winnet4j::test {

std::uint64_t seeds = 300;
std::uint64_t firstSeed = 1;

namespace {

std::string answer(const std::string& line, int& result) {
    std::string text(4096, '\0');
    result = Sim_Command(line.c_str(), text.data(), static_cast<int>(text.size()));
    const auto length = static_cast<std::size_t>(result < 0 ? -result : result);
    if (length >= text.size()) {
        text.assign(length + 1, '\0');
        Sim_Command("last", text.data(), static_cast<int>(text.size()));
    }
    text.resize(length);
    return text;
}

}  // namespace

std::string command(const std::string& line) {
    int result = 0;
    std::string text = answer(line, result);
    if (result < 0) {
        throw std::runtime_error(text);
    }
    return text;
}

std::string refusal(const std::string& line) {
    int result = 0;
    std::string text = answer(line, result);
    if (result >= 0) {
        throw std::runtime_error("not refused: " + line);
    }
    return text;
}

int number(const std::string& line) { return std::stoi(command(line)); }

Fresh::~Fresh() {
    char ignored[1];
    Sim_Command("reset", ignored, 1);
}

}  // namespace winnet4j::test
