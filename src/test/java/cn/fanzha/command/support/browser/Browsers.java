package cn.fanzha.command.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium: {@code CHROMIUM_PATH}, else what is found under the usual names. One is started for all
 * tests. Where there is none, page tests are skipped with a line that can't be overlooked; with {@code CI=true} they
 * fail.
 */
final class Browsers implements ExecutionCondition {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe");
    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
    private static final String MISSING =
            "NO BROWSER: install Chromium or set CHROMIUM_PATH. The tests of pages do NOT run.";

    private static @Nullable Browser browser;
    private static boolean said;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (find().isPresent()) {
            return ConditionEvaluationResult.enabled("a browser is installed");
        }
        if ("true".equalsIgnoreCase(System.getenv("CI"))) {
            throw new IllegalStateException(MISSING);
        }
        sayOnce();
        return ConditionEvaluationResult.disabled(MISSING);
    }

    private static synchronized void sayOnce() {
        if (!said) {
            System.err.println(
                    "\n" + "!".repeat(MISSING.length()) + "\n" + MISSING + "\n" + "!".repeat(MISSING.length()) + "\n");
            said = true;
        }
    }

    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM_PATH");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        Stream<Path> onPath = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the browser at the first call of the run. */
    static synchronized Browser browser() {
        Browser held = browser;
        if (held == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            held = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(find().orElseThrow())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            browser = held;
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return held;
    }
}
