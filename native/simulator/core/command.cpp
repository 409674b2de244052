// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/command.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "simulator/control.h"
#include "simulator/core/call.h"

namespace winnet4j::sim {

CommandLine::CommandLine(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        if (line[at] == ' ' || line[at] == '\t' || line[at] == '\r') {
            ++at;
            continue;
        }
        Word word;
        std::string* part = &word.text;
        bool quoted = false;
        for (; at < line.size() && (quoted || (line[at] != ' ' && line[at] != '\t' && line[at] != '\r')); ++at) {
            if (line[at] == '"') {
                quoted = !quoted;
            } else if (line[at] == '=' && !quoted && !word.isOption) {
                word.isOption = true;
                part = &word.value;
            } else {
                *part += line[at];
            }
        }
        if (quoted) {
            throw CommandError{"a quote is not closed"};
        }
        words_.push_back(std::move(word));
    }
    if (!words_.empty()) {
        name_ = words_.front().text;
        words_.erase(words_.begin());
    }
}

std::optional<std::string> CommandLine::maybeWord() {
    for (Word& word : words_) {
        if (!word.isOption && !word.taken) {
            word.taken = true;
            return word.text;
        }
    }
    return std::nullopt;
}

std::string CommandLine::word(const char* what) {
    if (auto found = maybeWord()) {
        return *found;
    }
    throw CommandError{std::string(what) + " is missing"};
}

int CommandLine::oneOf(std::initializer_list<const char*> words) {
    std::string all;
    for (const char* one : words) {
        all.append(all.empty() ? "" : ", ").append(one);
    }
    const std::string given = word(("one of " + all).c_str());
    int index = 0;
    for (const char* one : words) {
        if (given == one) {
            return index;
        }
        ++index;
    }
    throw CommandError{'"' + given + "\" is none of " + all};
}

std::optional<std::string> CommandLine::option(const char* name) {
    for (Word& word : words_) {
        if (word.isOption && !word.taken && word.text == name) {
            word.taken = true;
            return word.value;
        }
    }
    return std::nullopt;
}

bool CommandLine::flag(const char* name) {
    for (Word& word : words_) {
        if (!word.isOption && !word.taken && word.text == name) {
            word.taken = true;
            return true;
        }
    }
    return false;
}

std::int64_t CommandLine::parseNumber(const std::string& text) {
    errno = 0;
    char* end = nullptr;
    const std::int64_t number = std::strtoll(text.c_str(), &end, 0);
    if (text.empty() || *end != '\0' || errno != 0) {
        throw CommandError{'"' + text + "\" is no number"};
    }
    return number;
}

std::int64_t CommandLine::parseTime(const std::string& text) {
    const std::size_t unit = text.find_first_not_of("0123456789");
    const std::int64_t number = parseNumber(text.substr(0, unit));
    const std::string name = unit == std::string::npos ? "" : text.substr(unit);
    const std::int64_t unitMicros = name == "us" || (name.empty() && number == 0) ? 1
                                    : name == "ms"                                ? 1000
                                    : name == "s"                                 ? 1'000'000
                                                                                  : 0;
    if (unitMicros != 0 && number <= std::numeric_limits<std::int64_t>::max() / unitMicros) {
        return number * unitMicros;
    }
    throw CommandError{'"' + text + "\" is no time such as 250ms, 5us, 2s"};
}

std::optional<std::int64_t> CommandLine::number(const char* name) {
    const auto text = option(name);
    return text ? std::optional(parseNumber(*text)) : std::nullopt;
}

std::optional<std::int64_t> CommandLine::time(const char* name) {
    const auto text = option(name);
    return text ? std::optional(parseTime(*text)) : std::nullopt;
}

void CommandLine::finish() const {
    for (const Word& word : words_) {
        if (!word.taken) {
            throw CommandError{'"' + word.text + (word.isOption ? "=\"" : "\"") + " is not known here"};
        }
    }
}

const Function* findFunction(std::string_view name) noexcept {
    for (const Family* family : families()) {
        for (const Function* function : family->functions) {
            if (name == function->name) {
                return function;
            }
        }
    }
    return nullptr;
}

namespace {

const Command* findCommand(std::string_view name) noexcept {
    for (const Command& command : coreCommands()) {
        if (name == command.name) {
            return &command;
        }
    }
    for (const Family* family : families()) {
        for (const Command& command : family->commands) {
            if (name == command.name) {
                return &command;
            }
        }
    }
    return nullptr;
}

bool runLine(std::string_view text, std::string& answer) {
    const Command* command = nullptr;
    try {
        CommandLine line(text);
        if (line.name().empty() || line.name().front() == '#') {
            return true;
        }
        command = findCommand(line.name());
        if (command == nullptr) {
            throw CommandError{"there is no such command; help lists them"};
        }
        Lock lock(world().mutex);
        command->run(line, lock, answer);
        return true;
    } catch (const CommandError& error) {
        answer = std::string(text) + ": " + error.text;
        if (command != nullptr) {
            answer += std::string("; it is: ") + command->name + ' ' + command->arguments;
        }
        return false;
    }
}

}  // namespace
}  // namespace winnet4j::sim

bool winnet4j::sim::runScript(std::string_view script, std::string& answer) {
    const bool again = script == "last";
    bool done = true;
    while (done && !script.empty() && !again) {
        const std::size_t end = script.find('\n');
        done = runLine(script.substr(0, end), answer);
        script = end == std::string_view::npos ? "" : script.substr(end + 1);
    }
    Lock lock(world().mutex);
    if (again) {
        answer = world().lastAnswer;
    } else {
        world().lastAnswer = answer;
    }
    return done;
}

extern "C" int Sim_Command(const char* text, char* out, int room) {
    std::string answer;
    bool done = false;
    try {
        done = winnet4j::sim::runScript(text, answer);
    } catch (const std::bad_alloc&) {
        answer = "no memory";
    }
    if (out != nullptr && room > 0) {
        const std::size_t kept = std::min(answer.size(), static_cast<std::size_t>(room) - 1);
        std::memcpy(out, answer.data(), kept);
        out[kept] = '\0';
    }
    const int length = static_cast<int>(answer.size());
    return done ? length : -(length == 0 ? 1 : length);
}
