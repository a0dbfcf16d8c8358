package cn.fanzha.command.support;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait for what must come, on a machine that may be ten times slower or stand still for seconds. Found by
 * JUnit itself, so that it holds for every test class; what comes at once costs nothing.
 */
public final class Patience implements BeforeAllCallback {

    /** For what is answered at once on an idle machine. */
    public static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONG);
        PlaywrightAssertions.setDefaultAssertionTimeout(LONG.toMillis());
    }
}
