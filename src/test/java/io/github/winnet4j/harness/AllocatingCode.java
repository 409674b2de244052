// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes code whose allocations a test can fail, one by one: a call is put before each, to {@link Allocations}. The
 * library's jar is written anew, and with it the classes of the JDK that it keeps its futures and collections in.
 */
public final class AllocatingCode {
    /** In java.util.concurrent: by it the JDK's classes call. */
    static final String HOOK = "AllocationHook";

    private static final String HOOK_CLASS = "java/util/concurrent/" + HOOK;

    private static final List<String> OF_THE_JDK = List.of(
            "java/util/ArrayDeque",
            "java/util/ArrayList",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentLinkedQueue");

    private AllocatingCode() {}

    /** Writes the library's jar. */
    public static Path jar(Path original, Path into) throws IOException {
        try (JarFile from = new JarFile(original.toFile());
                OutputStream out = Files.newOutputStream(into);
                JarOutputStream to = new JarOutputStream(out)) {
            for (JarEntry entry : from.stream().toList()) {
                to.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    boolean code = entry.getName().endsWith(".class")
                            && !entry.getName().endsWith("module-info.class")
                            && !entry.getName().endsWith("package-info.class");
                    to.write(code ? prepared(bytes, name(Allocations.class), "next") : bytes);
                }
                to.closeEntry();
            }
        }
        return into;
    }

    /** Writes classes for {@code --patch-module java.base}, of the JDK that this runs on. */
    public static Path ofTheJdk(Path into) throws IOException {
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        for (String outer : OF_THE_JDK) {
            Path file = base.resolve(outer + ".class");
            String simple = outer.substring(outer.lastIndexOf('/') + 1);
            try (Stream<Path> all = Files.list(file.getParent())) {
                for (Path one : all.toList()) {
                    String name = one.getFileName().toString();
                    if (name.equals(simple + ".class") || name.startsWith(simple + "$")) {
                        write(
                                into,
                                outer.substring(0, outer.lastIndexOf('/') + 1) + name,
                                prepared(Files.readAllBytes(one), HOOK_CLASS, "next"));
                    }
                }
            }
        }
        write(into, HOOK_CLASS + ".class", hook());
        return into;
    }

    private static void write(Path into, String name, byte[] bytes) throws IOException {
        Path file = into.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static byte[] hook() {
        ClassWriter made = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        made.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, HOOK_CLASS, null, "java/lang/Object", null);
        String runnable = "Ljava/lang/Runnable;";
        made.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, "hook", runnable, null, null);
        MethodVisitor next = made.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "next", "()V", null, null);
        next.visitCode();
        Label none = new Label();
        next.visitFieldInsn(Opcodes.GETSTATIC, HOOK_CLASS, "hook", runnable);
        next.visitJumpInsn(Opcodes.IFNULL, none);
        next.visitFieldInsn(Opcodes.GETSTATIC, HOOK_CLASS, "hook", runnable);
        next.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true);
        next.visitLabel(none);
        next.visitInsn(Opcodes.RETURN);
        next.visitMaxs(0, 0);
        next.visitEnd();
        made.visitEnd();
        return made.toByteArray();
    }

    private static byte[] prepared(byte[] code, String owner, String method) {
        ClassReader reader = new ClassReader(code);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.equals("<clinit>") ? next : new Before(next, owner, method);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Calls before each allocation. It has no argument and no result, so frames and stacks stay as they are. */
    private static final class Before extends MethodVisitor {
        private final String owner;
        private final String method;

        Before(MethodVisitor next, String owner, String method) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.method = method;
        }

        private void call() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, "()V", false);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) {
                call();
            }
            super.visitTypeInsn(opcode, type);
            if (opcode == Opcodes.NEW) {
                call(); // here: frames name objects without a constructor yet by where this instruction is
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                call();
            }
            super.visitIntInsn(opcode, operand);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            call();
            super.visitMultiANewArrayInsn(descriptor, dimensions);
        }

        /** A lambda, or text put together. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            if (!descriptor.startsWith("()")) { // else it is made once
                call();
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }
    }
}
