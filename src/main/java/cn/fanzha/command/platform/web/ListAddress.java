package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of a list as they stand in its address: what is blank was not asked for. */
public final class ListAddress {

    private ListAddress() {}

    public static Optional<String> given(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** Something was asked for. */
    public static boolean anyGiven(@Nullable String... values) {
        for (String value : values) {
            if (given(value).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The word that was asked for; null where none was.
     *
     * @param problem message key of what is said of a word that the list doesn't know
     * @throws InvalidValueException such a word
     */
    public static <E extends Enum<E>> @Nullable E word(E[] words, @Nullable String name, String problem) {
        return given(name)
                .map(text -> Arrays.stream(words)
                        .filter(word -> word.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValueException(problem)))
                .orElse(null);
    }

    /** The path with what was asked for: names and values in turn. */
    public static String of(String path, @Nullable String... filters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        for (int i = 0; i < filters.length; i += 2) {
            String name = String.valueOf(filters[i]);
            given(filters[i + 1]).ifPresent(text -> address.queryParam(name, text));
        }
        return address.encode().toUriString();
    }
}
