// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench.page;

import io.github.winnet4j.figures.Chart;
import io.github.winnet4j.figures.Lines;
import io.github.winnet4j.figures.Page;
import io.github.winnet4j.figures.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes docs/performance.md, its pictures, and the figures of README.md of the results in docs/performance. Needs no
 * Windows: any JDK draws.
 */
public final class PageMain {
    private PageMain() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path root = Path.of("");
        Path results = Pages.results(root);
        Page page = Page.of(results);
        for (Chart chart : Chart.ALL) {
            Files.writeString(results.resolve(chart.id() + ".svg"), Bars.draw(chart, page));
        }
        for (Lines lines : Lines.ALL) {
            Files.writeString(results.resolve(lines.id() + ".svg"), Curves.draw(lines, page));
        }
        for (Pages one : Pages.ALL) {
            one.write(root, page);
            System.err.println("> " + one.file());
        }
    }
}
