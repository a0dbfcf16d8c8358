package cn.fanzha.command.support.authorisation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request needs to be answered for its sender and not for its form.
 *
 * @param variables values of the address's {@code {variables}}
 * @param params form fields and query parameters that must be there
 * @param json body of an API call; null for none
 */
public record Sample(
        Map<String, String> variables,
        Map<String, String> params,
        @Nullable String json) {

    /** No variable, no parameter. */
    public static final Sample EMPTY = new Sample(Map.of(), Map.of(), null);

    /** Values of the address's variables: {@code Sample.of("no", number)}. */
    public static Sample of(String name, String value) {
        return new Sample(Map.of(name, value), Map.of(), null);
    }

    /** The same with one more form field or query parameter. */
    public Sample with(String param, String value) {
        var more = new java.util.HashMap<>(params);
        more.put(param, value);
        return new Sample(variables, more, json);
    }
}
