// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.testkit;

import io.github.winnet4j.internal.JarDll;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a DLL out of the testkit's jar by the way that winnet4j.dll is loaded: hash checked, private folder, held
 * meanwhile.
 */
public final class TestkitDll {
    private TestkitDll() {}

    /**
     * The jar's own, and no other: there is no property that names a different one.
     *
     * @param jar a class of the jar that carries it
     * @param sha256 the hash that was fixed when the jar was built, by resource
     * @param load calls {@code System.load} from a class of the jar
     * @param answer asks the loaded DLL for its version
     * @throws UnsatisfiedLinkError with each attempt and its reason
     */
    public static void load(
            String name,
            Class<?> jar,
            String version,
            Function<String, @Nullable String> sha256,
            Consumer<String> load,
            Supplier<String> answer) {
        UnsatisfiedLinkError problem = new JarDll(name, jar, version, null) {
            @Override
            protected @Nullable String sha256(String resource) {
                return sha256.apply(resource);
            }

            @Override
            protected void load(String file) {
                load.accept(file);
            }

            @Override
            protected String answer() {
                return answer.get();
            }
        }.tryToLoad();
        if (problem != null) {
            throw problem;
        }
    }
}
