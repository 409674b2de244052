// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table with aligned columns: the first two to the left, figures to the right. */
final class Table {
    private static final int TEXT_COLUMNS = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, rows.get(0));
        for (int column = 0; column < rows.get(0).size(); column++) {
            String rule = "-".repeat(width(column) + 1);
            text.append('|').append(column < TEXT_COLUMNS ? rule + "-" : rule + ":");
        }
        text.append("|\n");
        rows.subList(1, rows.size()).forEach(row -> line(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> row) {
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(width(column) - row.get(column).length());
            text.append("| ")
                    .append(column < TEXT_COLUMNS ? row.get(column) + padding : padding + row.get(column))
                    .append(' ');
        }
        text.append("|\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
