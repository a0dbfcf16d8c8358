package cn.fanzha.command.requests.web;

import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveAsked;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.shared.ChinaTime;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that asks for a protective control, as typed.
 *
 * @param informedAt in the time of Asia/Shanghai
 */
public record ProtectiveForm(
        @Nullable ProtectiveSource source,
        @Nullable String reference,
        @Nullable String name,
        @Nullable String idNo,
        @Nullable String reason,
        @Nullable String informedAt,
        @Nullable String informedBy,
        @Nullable String informedHow) {

    /** @throws cn.fanzha.command.shared.InvalidValueException a time that can't be read */
    ProtectiveAsked asked(ProtectiveSource from, String about) {
        return new ProtectiveAsked(
                from,
                about,
                name,
                idNo,
                text(reason),
                text(informedAt).isEmpty() ? null : ChinaTime.parse(text(informedAt)),
                text(informedBy),
                Arrays.stream(InformedHow.values())
                        .filter(how -> how.name().equals(informedHow))
                        .findFirst()
                        .orElse(null));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "ProtectiveForm[" + source + ", " + reference + "]";
    }
}
