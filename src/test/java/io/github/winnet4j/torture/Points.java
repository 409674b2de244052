// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads the library with a point before each access to what threads share: volatile fields, every field that is
 * written, and whatever has its own order (VarHandle, java.util.concurrent). Only what holds a lock of Java has none,
 * for another thread would wait for it in a way that the scheduler doesn't see.
 */
public final class Points extends ClassLoader {
    private static final String OURS = "io.github.winnet4j.";
    private static final Pattern WITH_POINTS = Pattern.compile(
            "io\\.github\\.winnet4j\\.(port\\.(?!PortThread|PortInside)|internal\\.Gate|internal\\.future\\.).*");
    private static final String SELF = Points.class.getName().replace('.', '/');

    Points(ClassLoader parent) {
        super(parent);
    }

    /**
     * Before such an access.
     *
     * @return nothing: mutation testing leaves out calls of void methods, and this one belongs to no code that it tests
     */
    public static int here() {
        World world = World.current;
        if (world != null && world.controlled && !Thread.holdsLock(world)) {
            Machine.lightPoint();
        }
        return 0;
    }

    /**
     * Puts the points into the files of classes, for what wants the library on the class path.
     *
     * @param folders where the classes are, and where those with points go
     */
    public static void main(String[] folders) throws IOException {
        Path from = Path.of(folders[0]);
        Points points = new Points(Points.class.getClassLoader());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                Path to = Path.of(folders[1]).resolve(relative);
                Files.createDirectories(to.getParent());
                String name =
                        relative.toString().replace(File.separatorChar, '.').replaceFirst("\\.class$", "");
                byte[] bytes = Files.readAllBytes(file);
                Files.write(to, WITH_POINTS.matcher(name).matches() ? points.withPoints(bytes) : bytes);
            }
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = WITH_POINTS.matcher(name).matches() ? withPoints(read(name)) : read(name);
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded;
        }
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final Set<String> volatiles = new HashSet<>();
    private final Set<String> scanned = new HashSet<>();

    private boolean isVolatile(String owner, String field) {
        if (owner.startsWith("io/github/winnet4j/") && scanned.add(owner)) {
            try {
                new ClassReader(read(owner.replace('/', '.')))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public FieldVisitor visitField(
                                            int access, String name, String type, String generic, Object value) {
                                        if ((access & Opcodes.ACC_VOLATILE) != 0) {
                                            volatiles.add(name); // by its name alone, since a subclass may be the owner
                                        }
                                        return null;
                                    }
                                },
                                ClassReader.SKIP_CODE);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return volatiles.contains(field);
    }

    private byte[] withPoints(byte[] plain) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(plain)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String generic, String[] thrown) {
                                MethodVisitor to = super.visitMethod(access, name, type, generic, thrown);
                                boolean quiet = (access & Opcodes.ACC_SYNCHRONIZED) != 0 || name.startsWith("<");
                                return quiet ? to : new Inserting(to);
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private final class Inserting extends MethodVisitor {
        Inserting(MethodVisitor to) {
            super(Opcodes.ASM9, to);
        }

        private void point() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, SELF, "here", "()I", false);
            super.visitInsn(Opcodes.POP);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            boolean written = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            if (isVolatile(owner, name) || written) {
                point();
            }
            super.visitFieldInsn(opcode, owner, name, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (owner.equals("java/lang/invoke/VarHandle")
                    || owner.equals("java/util/Set") // every one that is used without a lock is shared
                    || owner.startsWith("java/util/concurrent/")) {
                point();
            }
            super.visitMethodInsn(opcode, owner, name, type, isInterface);
        }
    }
}
