// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A directory that only this user can write to, below a root that may be anybody's.
 *
 * <p>What is missing is made with access for the owner alone, from its first moment. What is there already must be a
 * real directory (no link, no junction) that belongs to us; otherwise it may be a trap, and is refused.
 */
final class PrivateDirectory {
    private final Path root;
    private final String[] names;

    PrivateDirectory(Path root, String... names) {
        this.root = root;
        this.names = names.clone();
    }

    Path path() {
        return root.resolve(String.join(root.getFileSystem().getSeparator(), names));
    }

    /** True when all of it is there, and no part of it is a link. Says nothing about its maker. */
    boolean exists() throws IOException {
        Path next = root;
        for (String name : names) {
            next = next.resolve(name);
            if (!Files.exists(next, NOFOLLOW_LINKS)) {
                return false;
            }
            refuseLinks(next);
        }
        return true;
    }

    /**
     * Makes what is missing, and refuses what isn't ours. The root is only made when it is missing: it is the user's.
     */
    void make() throws IOException {
        Files.createDirectories(root);
        Path next = root;
        for (String name : names) {
            Path parent = next;
            next = parent.resolve(name);
            try {
                FileAttribute<?>[] access = ownerOnly(parent);
                Files.createDirectory(next, access);
                shutOut(next, access);
            } catch (FileAlreadyExistsException e) {
                // checked below, like what we made
            }
            refuseLinks(next);
            refuseOthers(next, currentOwner(next));
        }
    }

    /**
     * What a directory is made with comes on top of what it inherits, and %ProgramData% lets everybody in. Writing the
     * list once more replaces all of it.
     */
    @SuppressWarnings("unchecked")
    static void shutOut(Path directory, FileAttribute<?>[] access) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(directory, AclFileAttributeView.class, NOFOLLOW_LINKS);
        if (view != null && access.length > 0 && access[0].value() instanceof List<?> entries) {
            view.setAcl((List<AclEntry>) entries);
        }
    }

    private static void refuseLinks(Path directory) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class, NOFOLLOW_LINKS);
        // A junction is neither a symbolic link nor a directory to Java, but "other".
        if (!attributes.isDirectory() || attributes.isSymbolicLink() || attributes.isOther()) {
            throw new SecurityException(directory + " is a link or no directory; it was not followed");
        }
    }

    private static void refuseOthers(Path directory, UserPrincipal ours) throws IOException {
        UserPrincipal owner = Files.getOwner(directory, NOFOLLOW_LINKS);
        if (!owner.equals(ours)) {
            throw new SecurityException(directory + " belongs to " + owner.getName() + ", not to " + ours.getName());
        }
        if (hasView(directory, "posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory, NOFOLLOW_LINKS);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new SecurityException(directory + " can be written to by others");
            }
        }
    }

    /**
     * The owner of what this process makes. Not the user's name: an elevated process makes files of the Administrators.
     */
    private static UserPrincipal currentOwner(Path directory) throws IOException {
        Path probe = directory.resolve("owner." + unique());
        Files.createFile(probe);
        try {
            return Files.getOwner(probe, NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /**
     * The end of a file name that is unique: JVMs differ by the process, threads by their number, whichever class
     * loader this class has there, and the calls of a thread by the time. The time alone would not do: Windows' clock
     * has ticks.
     */
    static String unique() {
        return ProcessHandle.current().pid() + "." + Thread.currentThread().getId() + "." + System.nanoTime();
    }

    private static boolean hasView(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }

    /** Access for the owner alone, inherited by what comes into the directory. */
    static FileAttribute<?>[] ownerOnly(Path parent) throws IOException {
        if (hasView(parent, "posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            };
        }
        if (!hasView(parent, "acl") || !Files.getFileStore(parent).supportsFileAttributeView("acl")) {
            return new FileAttribute<?>[0]; // FAT: there are no owners
        }
        UserPrincipal user = currentOwner(parent);
        List<AclEntry> acl = List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(user)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build());
        return new FileAttribute<?>[] {
            new FileAttribute<List<AclEntry>>() {
                @Override
                public String name() {
                    return "acl:acl";
                }

                @Override
                public List<AclEntry> value() {
                    return acl;
                }
            }
        };
    }
}
