package cn.fanzha.command.gangs.web;

import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the two lists read from the address; days are whole days in Asia/Shanghai. */
final class ListQuery {

    private ListQuery() {}

    static @Nullable UUID unit(@Nullable String code, Units units) {
        String typed = Typed.text(code);
        return typed == null ? null : units.findByCode(typed).map(UnitRef::id).orElseThrow(() -> unknown("unit"));
    }

    /** A filter's word; one that isn't in the list is refused. */
    static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String typed, String parameter) {
        if (Typed.text(typed) == null) {
            return null;
        }
        E word = Typed.word(type, typed);
        if (word == null) {
            throw unknown(parameter);
        }
        return word;
    }

    static @Nullable Instant from(@Nullable String day) {
        LocalDate typed = Typed.day(day);
        return typed == null ? null : ChinaTime.startOf(typed);
    }

    /** The end of the day. */
    static @Nullable Instant to(@Nullable String day) {
        LocalDate typed = Typed.day(day);
        return typed == null ? null : ChinaTime.startOf(typed.plusDays(1));
    }

    static @Nullable Cursor after(@Nullable String word) {
        String typed = Typed.text(word);
        return typed == null ? null : Cursor.decode(typed);
    }

    /** The address of the page behind the cursor, with all filters kept. */
    static @Nullable String next(String path, Map<String, @Nullable String> filters, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        filters.forEach((name, value) -> {
            if (Typed.text(value) != null) {
                uri.queryParam(name, value);
            }
        });
        return uri.queryParam("after", cursor).encode().toUriString();
    }

    private static InvalidValueException unknown(String parameter) {
        return new InvalidValueException("gangs.list.unknown", parameter);
    }
}
