// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.File;
import java.io.IOException;
import org.scijava.nativelib.JniExtractor;

/**
 * A {@link PrivateExtractor} by native-lib-loader's contract, used where an application has that library. Nothing else
 * of it is: its own extractors write to shared temporary directories, follow links when they clean up, and check
 * nothing. Where that library is missing this class is never loaded.
 */
final class PrivateJniExtractor implements JniExtractor {
    private final PrivateExtractor extractor;

    PrivateJniExtractor(PrivateExtractor extractor) {
        this.extractor = extractor;
    }

    /** The verified file for that platform directory and name; it can't be changed until the extractor is closed. */
    @Override
    public File extractJni(String libPath, String libname) throws IOException {
        return extractor.extract(libPath, libname).toFile();
    }

    /** This library registers nothing. */
    @Override
    public void extractRegistered() {}
}
