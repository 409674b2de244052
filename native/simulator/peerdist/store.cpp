// SPDX-License-Identifier: Apache-2.0
#include "simulator/peerdist/store.h"

#include <cstring>

namespace winnet4j::sim::peerdist {
namespace {

std::wstring digits(const Hash& hash) {
    std::wstring text;
    for (const std::uint64_t word : hash) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text += L"0123456789abcdef"[word >> shift & 15];
        }
    }
    return text;
}

std::wstring publicationName(const std::string& user, const std::string& identifier) {
    const std::string both = user + '\0' + identifier;
    return L"\\publication-" + digits(hash(both.data(), both.size()));
}

std::wstring dataName(const Hash& identity) { return L"\\data-" + digits(identity); }

bool readFile(const std::wstring& path, std::string& bytes) {
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                    nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return false;
    }
    LARGE_INTEGER size{};
    GetFileSizeEx(file, &size);
    bytes.resize(static_cast<std::size_t>(size.QuadPart));
    DWORD done = 0;
    const BOOL read = ReadFile(file, bytes.data(), static_cast<DWORD>(bytes.size()), &done, nullptr);
    CloseHandle(file);
    return read != FALSE && done == bytes.size();
}

void writeFile(const std::wstring& path, const void* bytes, std::size_t size) {
    const std::wstring part = path + L'.' + std::to_wstring(GetCurrentProcessId());
    const HANDLE file = CreateFileW(part.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return;
    }
    DWORD done = 0;
    const BOOL written = WriteFile(file, bytes, static_cast<DWORD>(size), &done, nullptr);
    CloseHandle(file);
    if (written == FALSE || done != size || MoveFileExW(part.c_str(), path.c_str(), MOVEFILE_REPLACE_EXISTING) == 0) {
        DeleteFileW(part.c_str());
    }
}

}  // namespace

bool Store::use(const std::wstring& folder) {
    const DWORD attributes = folder.empty() ? FILE_ATTRIBUTE_DIRECTORY : GetFileAttributesW(folder.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0) {
        return false;
    }
    folder_ = folder;
    return true;
}

void Store::publish(const std::string& user, const std::string& identifier, const Hash& identity,
                    const std::string& bytes) const {
    if (!used()) {
        return;
    }
    keep(identity, bytes);
    const Entry entry{identity, bytes.size()};
    writeFile(folder_ + publicationName(user, identifier), &entry, sizeof entry);
}

void Store::keep(const Hash& identity, const std::string& bytes) const {
    if (used()) {
        writeFile(folder_ + dataName(identity), bytes.data(), bytes.size());
    }
}

void Store::unpublish(const std::string& user, const std::string& identifier) const {
    if (used()) {
        DeleteFileW((folder_ + publicationName(user, identifier)).c_str());
    }
}

std::optional<Store::Entry> Store::published(const std::string& user, const std::string& identifier) const {
    std::string bytes;
    Entry entry{};
    if (!used() || !readFile(folder_ + publicationName(user, identifier), bytes) || bytes.size() != sizeof entry) {
        return std::nullopt;
    }
    std::memcpy(&entry, bytes.data(), sizeof entry);
    return entry;
}

std::optional<std::string> Store::data(const Entry& entry) const {
    std::string bytes;
    // Anything may lie there: only what it should be is taken.
    if (!used() || !readFile(folder_ + dataName(entry.identity), bytes) || bytes.size() != entry.length ||
        hash(bytes.data(), bytes.size()) != entry.identity) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace winnet4j::sim::peerdist
