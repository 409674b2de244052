// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ReferenceTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.util.DocTreePath;
import com.sun.source.util.DocTreePathScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Javadoc of all that users see, read by the compiler: their types' {@code @since}, and where their links lead. */
public final class Docs {
    /** A type that users see, and the version that its Javadoc names. */
    public record Since(String type, Optional<String> version) {}

    private final List<Since> types = new ArrayList<>();
    private final List<String> deadLinks = new ArrayList<>();
    private final Set<Element> inherited = new HashSet<>();
    private int links;
    private DocTrees trees;

    private Docs() {}

    /** Reads the sources in those folders, for these classes and those of this JVM's class path. */
    public static Docs of(Path... folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                        .forEach(sources::add);
            }
        }
        Docs docs = new Docs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    ignored -> {}, // what the compiler says is the build's concern
                    List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources));
            docs.trees = DocTrees.instance(task);
            task.parse();
            List<Element> outer = new ArrayList<>();
            for (Element element : task.analyze()) {
                if (element instanceof TypeElement && element.getEnclosingElement() instanceof PackageElement) {
                    outer.add(element);
                }
            }
            outer.forEach(docs::inherit);
            outer.forEach(docs::look);
        }
        return docs;
    }

    public List<Since> types() {
        return types;
    }

    /** Links to what users don't see, each with where it stands. */
    public List<String> deadLinks() {
        return deadLinks;
    }

    public int links() {
        return links;
    }

    /** What a type that users see has from one that they don't is its own to them. */
    private void inherit(Element element) {
        if (element instanceof TypeElement type && isSeen(type)) {
            TypeMirror above = type.getSuperclass();
            while (above instanceof DeclaredType declared && declared.asElement() instanceof TypeElement superclass) {
                inherited.add(superclass);
                above = superclass.getSuperclass();
            }
            type.getEnclosedElements().forEach(this::inherit);
        }
    }

    private void look(Element element) {
        if (!isSeen(element)) {
            return;
        }
        DocCommentTree comment = trees.getDocCommentTree(element);
        if (element instanceof TypeElement) {
            types.add(new Since(element.toString(), comment == null ? Optional.empty() : since(comment)));
        }
        if (comment != null) {
            new DocTreePathScanner<Void, Void>() {
                @Override
                public Void visitReference(ReferenceTree reference, Void ignored) {
                    lead(element, getCurrentPath(), reference);
                    return super.visitReference(reference, null);
                }
            }.scan(new DocTreePath(trees.getPath(element), comment), null);
        }
        element.getEnclosedElements().forEach(this::look);
    }

    private static Optional<String> since(DocCommentTree comment) {
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof SinceTree since) {
                return Optional.of(since.getBody().toString());
            }
        }
        return Optional.empty();
    }

    private void lead(Element from, DocTreePath path, ReferenceTree reference) {
        links++;
        Element to = trees.getElement(path);
        if (to == null || !isSeen(to)) {
            deadLinks.add(from.getEnclosingElement() + "." + from + ": " + reference.getSignature());
        }
    }

    /** Public, or protected, with all that it is inside of, in a package that users have. */
    private boolean isSeen(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            if (at != element && inherited.contains(at)) {
                return true;
            }
            if (at instanceof PackageElement) {
                String name = at.toString();
                return !name.startsWith("io.github.winnet4j.internal") && !name.equals("io.github.winnet4j.tool");
            }
            if (at.getKind() == ElementKind.TYPE_PARAMETER || at.getKind() == ElementKind.PARAMETER) {
                continue;
            }
            Set<Modifier> modifiers = at.getModifiers();
            if (!modifiers.contains(Modifier.PUBLIC) && !modifiers.contains(Modifier.PROTECTED)) {
                return false;
            }
        }
        return true;
    }
}
