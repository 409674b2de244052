// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.testkit.Timeline;
import io.github.winnet4j.testkit.TraceEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The scenes as a page: of each its promise, what happened, and its timeline as a picture and as text. */
final class DemoPage {
    /** A scene that was played. */
    record Played(int number, Scenes.Scene scene, String happened, List<TraceEvent> events) {
        String anchor() {
            return "scene-" + number;
        }

        /** The title in HTML; a function's name at its end is code. */
        private String heading() {
            return escaped(scene.title()).replaceFirst(" \\(([A-Za-z0-9]+)\\)$", " <code>$1</code>");
        }

        /** What happened, as a sentence. */
        private String sentence() {
            return escaped(happened.substring(0, 1).toUpperCase(Locale.ROOT) + happened.substring(1)) + ".";
        }

        String picture() {
            return Timeline.of(events).titled(number + ". " + scene.title()).toSvg();
        }
    }

    static final String NAME = "endings.html";

    private static final String CSS = """
            :root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--muted:#59636e;--line:#d1d9e0;--accent:#0a58b8}
            @media (prefers-color-scheme:dark){
            :root{--paper:#0d1117;--ink:#e6edf3;--muted:#9198a1;--line:#3d444d;--accent:#6cb0ff}}
            *{box-sizing:border-box}
            body{margin:0 auto;padding:40px 24px 80px;max-width:1140px;background:var(--paper);color:var(--ink);
            font:16px/1.55 system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
            h1{font-size:32px;line-height:1.2;margin:0 0 12px}
            h2{font-size:20px;line-height:1.35;margin:0 0 12px}
            h2 a{color:inherit;text-decoration:none}
            h2 a:hover{text-decoration:underline}
            .number{color:var(--muted);font-weight:400;margin-right:.4em}
            code,pre{font-family:ui-monospace,'Cascadia Mono',Consolas,Menlo,'DejaVu Sans Mono',monospace}
            code{font-weight:600;font-size:.85em;overflow-wrap:anywhere}
            a{color:var(--accent)}
            p,dl,nav{max-width:76ch}
            .lead{color:var(--muted);margin:0 0 28px}
            nav ol{columns:2;column-gap:40px;padding-left:1.6em;font-size:14px;line-height:1.45;margin:0}
            nav li{break-inside:avoid;margin:0 0 6px}
            nav{max-width:none}
            section{border-top:1px solid var(--line);margin-top:44px;padding-top:32px}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0 0 16px}
            dt{color:var(--muted)}
            dd{margin:0;overflow-wrap:anywhere}
            figure{margin:0;overflow-x:auto;border:1px solid var(--line);border-radius:8px}
            figure svg{display:block}
            figure:focus-visible{outline:2px solid var(--accent)}
            details{margin-top:10px;font-size:14px}
            summary{cursor:pointer;color:var(--muted)}
            pre{overflow-x:auto;font-size:12px;line-height:1.5}
            @media (max-width:640px){body{padding:24px 16px 48px}h1{font-size:26px}nav ol{columns:1}
            dl{grid-template-columns:1fr}dd{margin-bottom:8px}}
            """;

    private DemoPage() {}

    /** Writes the page, and each picture as a file of its own beside it. */
    static void write(Path folder, List<Played> scenes) throws IOException {
        Files.createDirectories(folder);
        for (Played played : scenes) {
            Files.writeString(folder.resolve(played.anchor() + ".svg"), played.picture());
        }
        Files.write(folder.resolve(NAME), html(scenes).getBytes(StandardCharsets.UTF_8));
    }

    private static String html(List<Played> scenes) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>winnet4j: endings</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <header>
                <h1>Endings</h1>
                <p class="lead">%d scenes in which something is cancelled, closed or disconnected through winnet4j, as
                <code>./dev demo</code> played them. Windows&#39; side is the simulator of the testkit; time is virtual.
                Solid arrows are calls and callbacks; dashed ones go back, with the code that was returned. The tooltip
                of a row has its event whole. Nothing leaked, and nothing was misused.</p>
                </header>
                <nav aria-label="Scenes">
                <ol>
                %s</ol>
                </nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                        CSS,
                        scenes.size(),
                        scenes.stream().map(DemoPage::entry).collect(Collectors.joining()),
                        scenes.stream().map(DemoPage::section).collect(Collectors.joining()));
    }

    private static String entry(Played played) {
        return "<li><a href=\"#%s\">%s</a></li>\n".formatted(played.anchor(), played.heading());
    }

    private static String section(Played played) {
        String text = played.events().stream().map(event -> event + "\n").collect(Collectors.joining());
        return """
                <section id="%s" aria-labelledby="%s-title">
                <h2 id="%s-title"><a href="#%s"><span class="number">%d</span>%s</a></h2>
                <dl>
                <dt>Promised</dt><dd class="promise">%s</dd>
                <dt>Happened</dt><dd class="happened">%s</dd>
                </dl>
                <figure tabindex="0">
                %s</figure>
                <details><summary>The same as text</summary><pre>%s</pre></details>
                </section>
                """.formatted(
                        played.anchor(),
                        played.anchor(),
                        played.anchor(),
                        played.anchor(),
                        played.number(),
                        played.heading(),
                        escaped(played.scene().promise()),
                        played.sentence(),
                        played.picture(),
                        escaped(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
