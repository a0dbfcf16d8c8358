package cn.fanzha.command.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;

/** How a value must refuse: with its key, and without the refused text. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(String key, String text, Supplier<?> value) {
        var refusal = catchThrowableOfType(InvalidValueException.class, value::get);
        assertThat(refusal).as("refusal of <%s>", text).isNotNull();
        assertThat(refusal.key()).as("key for <%s>", text).isEqualTo(key);
        if (text.length() > 3) {
            assertThat(refusal.toString()).doesNotContain(text);
            assertThat(refusal.args()).doesNotContain(text);
        }
    }
}
