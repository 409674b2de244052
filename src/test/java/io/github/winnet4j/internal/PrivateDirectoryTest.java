// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Access to the directory that the DLL is unpacked to, below one that lets everybody in, as %ProgramData% does. On
 * Windows it would inherit that; Wine knows no inheritance, and gives each list an entry of the system.
 */
@OnWindows
@OneJvm("access to a directory is Windows' business")
class PrivateDirectoryTest {
    @TempDir
    Path parent;

    private UserPrincipal us;
    private UserPrincipal everyone;

    @BeforeEach
    void letEverybodyIn() throws IOException {
        us = Files.getOwner(parent);
        everyone = parent.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("Everyone");
        view(parent).setAcl(List.of(full(us), full(everyone)));
        assertTrue(allowed(parent).contains(everyone.getName()), "as %ProgramData%: " + allowed(parent));
    }

    @Test
    void whatIsMadeIsClosedToOthers() throws IOException {
        PrivateDirectory directory = new PrivateDirectory(parent, "ours", "version");
        directory.make();
        for (Path made : List.of(parent.resolve("ours"), directory.path())) {
            assertOurs(made);
        }
    }

    @Test
    void whatWasInheritedGoes() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("ours"));
        assertTrue(allowed(directory).contains(everyone.getName()), "inherited, or given by Wine");
        PrivateDirectory.shutOut(directory, PrivateDirectory.ownerOnly(parent));
        assertOurs(directory);
    }

    /** The list is also what is inherited by the DLL itself: the owner can read and replace it. */
    @Test
    void theOwnerCanStillDoEverything() throws IOException {
        PrivateDirectory directory = new PrivateDirectory(parent, "ours");
        directory.make();
        Path file = Files.write(directory.path().resolve("a.dll"), new byte[] {1});
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
        Files.delete(file);
        directory.make(); // and again, with what is there
        assertOurs(directory.path());
    }

    /** What is there already keeps the list that its owner gave it: only what is made here is closed here. */
    @Test
    void aDirectoryOfOursIsLeftAsItIs() throws IOException {
        Path there = Files.createDirectory(parent.resolve("ours"));
        view(there).setAcl(List.of(full(us), full(everyone)));
        new PrivateDirectory(parent, "ours").make();
        assertTrue(allowed(there).contains(everyone.getName()));
    }

    private void assertOurs(Path directory) throws IOException {
        Set<String> allowed = allowed(directory);
        assertTrue(allowed.contains(us.getName()), allowed.toString());
        allowed.remove("NT AUTHORITY\\SYSTEM");
        assertEquals(Set.of(us.getName()), allowed, directory.toString());
        FileAttribute<?>[] access = PrivateDirectory.ownerOnly(directory);
        assertEquals("acl:acl", access[0].name(), "this file system has access lists");
    }

    private static AclEntry full(UserPrincipal principal) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(principal)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build();
    }

    private static AclFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, AclFileAttributeView.class);
    }

    private static Set<String> allowed(Path path) throws IOException {
        return view(path).getAcl().stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .map(entry -> entry.principal().getName())
                .collect(Collectors.toSet());
    }
}
