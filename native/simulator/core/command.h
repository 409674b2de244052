// SPDX-License-Identifier: Apache-2.0
// A line of the script, taken apart: words, options name=value, quotes round what has spaces. Knows no command.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/core/function.h"

namespace winnet4j::sim {

/** Why a line is not done; the text is the answer. */
struct CommandError {
    std::string text;
};

class CommandLine {
  public:
    /** The first word is the command's name. */
    explicit CommandLine(std::string_view line);

    const std::string& name() const noexcept { return name_; }
    /** The next word that is no option; throws when it is missing and needed. */
    std::string word(const char* what);
    std::optional<std::string> maybeWord();
    /** One of these words, by its index. */
    int oneOf(std::initializer_list<const char*> words);
    std::optional<std::string> option(const char* name);
    std::optional<std::int64_t> number(const char* name);
    /** A flag: that word, anywhere. */
    bool flag(const char* name);
    /** 250ms, 5us, 2s. */
    std::optional<std::int64_t> time(const char* name);
    /** Throws when a word is left over. */
    void finish() const;

    static std::int64_t parseNumber(const std::string& text);
    static std::int64_t parseTime(const std::string& text);

  private:
    struct Word {
        std::string text;
        std::string value;
        bool isOption = false;
        bool taken = false;
    };
    std::string name_;
    std::vector<Word> words_;
};

/** What control.h promises, for a caller that can take the whole answer; false when it says why not. May throw
 * bad_alloc. */
bool runScript(std::string_view script, std::string& answer);
/** The commands of the core; in commands.cpp. */
std::span<const Command> coreCommands() noexcept;
/** By its name, or null. */
const Function* findFunction(std::string_view name) noexcept;

}  // namespace winnet4j::sim
