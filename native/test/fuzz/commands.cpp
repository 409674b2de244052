// SPDX-License-Identifier: Apache-2.0
// The command language: a script of any bytes is done or refused in words that begin with the line, gives the same
// answers and the same timeline when it runs again by the same seed, and leaves nothing behind a reset.
#include <vector>

#include "simulator/control.h"
#include "simulator/core/command.h"
#include "target.h"

namespace winnet4j::fuzz {
namespace {

std::string run(const std::string& line, int& result) {
    std::string text(1 << 16, '\0');
    result = Sim_Command(line.c_str(), text.data(), static_cast<int>(text.size()));
    const auto length = static_cast<std::size_t>(result < 0 ? -result : result);
    if (length >= text.size()) {
        text.assign(length + 1, '\0');
        const int again = Sim_Command("last", text.data(), static_cast<int>(text.size()));
        require(static_cast<std::size_t>(again < 0 ? -again : again) == length, "the last answer is as long as it was");
    }
    text.resize(length);
    return text;
}

/** What would wait for others, for real time, or fill all memory. */
bool endless(const std::string& line) {
    for (const char* word : {"await", "storm", "free", "publish", "store"}) {
        if (line.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> linesOf(std::string_view script) {
    std::vector<std::string> lines;
    while (!script.empty() && lines.size() < 40) {
        const std::size_t end = script.find('\n');
        std::string line(script.substr(0, end));
        script = end == script.npos ? "" : script.substr(end + 1);
        if (line.find('\0') == line.npos && !endless(line)) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::vector<std::string> live(const std::vector<std::string>& lines) {
    std::vector<std::string> answers;
    int result;
    run("reset seed=7\ntrace on", result);
    require(result >= 0, "a reset is always done");
    for (const std::string& line : lines) {
        answers.push_back(run(line, result));
        if (result < 0) {
            require(answers.back().rfind(line + ": ", 0) == 0, "a refusal begins with the line");
        }
    }
    answers.push_back(run("trace get", result));
    answers.push_back(run("reset seed=7", result));
    require(result >= 0, "a reset is always done");
    require(run("ledger", result).empty() && result == 0, "nothing is left behind a reset");
    require(run("now", result) == "0", "the clock is at its start");
    return answers;
}

/** Words and options of any characters, quoted: they come out as they went in. */
void quoted(Input& input) {
    std::string line = "name";
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<std::string> words;
    for (int i = 0; i < 6; ++i) {
        std::string text(input.takeBytes(input.below(12)));
        std::erase(text, '"');
        if (input.yes()) {
            std::string name = "o" + std::to_string(i);
            line.append(" ").append(name).append("=\"").append(text).append("\"");
            options.emplace_back(name, text);
        } else {
            line.append("\t\"").append(text).append("\"");
            words.push_back(text);
        }
    }
    sim::CommandLine read(line);
    require(read.name() == "name", "the first word is the name");
    for (const auto& [name, value] : options) {
        require(read.option(name.c_str()) == value, "an option has its value");
    }
    for (const std::string& word : words) {
        require(read.word("a word") == word, "a word comes as it was");
    }
    require(!read.maybeWord(), "no word is left");
    read.finish();
}

void numbers(const std::string& text) {
    try {
        const std::int64_t number = sim::CommandLine::parseNumber(text);
        require(sim::CommandLine::parseNumber(std::to_string(number)) == number, "a number is that number");
    } catch (const sim::CommandError& error) {
        require(!error.text.empty(), "refused in words");
    }
    try {
        const std::int64_t time = sim::CommandLine::parseTime(text);
        require(time >= 0, "no time is before now");
        require(sim::CommandLine::parseTime(std::to_string(time) + "us") == time, "a time is that time");
    } catch (const sim::CommandError& error) {
        require(!error.text.empty(), "refused in words");
    }
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    if (size != 0 && data[0] < 9) {
        input.take();
        numbers(std::string(input.takeBytes(input.below(24))));
        quoted(input);
        return 0;
    }
    const std::vector<std::string> lines = linesOf(input.rest());
    const auto answers = live(lines);
    require(answers == live(lines), "the same script gives the same answers");
    return 0;
}
