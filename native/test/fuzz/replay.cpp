// SPDX-License-Identifier: Apache-2.0
// Runs a target once with each file of the folders that are named: what fuzzing has found, where there is no libFuzzer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

#include "target.h"

int main(int count, char** folders) {
    std::size_t ran = 0;
    for (int i = 1; i < count; ++i) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folders[i])) {
            files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            std::ifstream stream(file, std::ios::binary);
            const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
            // Exactly as large as it is, so that the sanitizers see any read beyond it.
            const std::unique_ptr<std::uint8_t[]> copy(new std::uint8_t[bytes.size()]);
            std::copy(bytes.begin(), bytes.end(), copy.get());
            std::fprintf(stderr, "%s\n", file.c_str());
            LLVMFuzzerTestOneInput(copy.get(), bytes.size());
            ++ran;
        }
    }
    std::printf("%zu files\n", ran);
    return ran == 0 ? 1 : 0;
}
