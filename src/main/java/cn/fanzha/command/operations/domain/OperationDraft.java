package cn.fanzha.command.operations.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it was typed.
 *
 * @param unitCode the leading unit; null for the actor's own
 * @param units codes of the units that take part
 * @param waves days on which the net was or will be drawn 收网
 */
public record OperationDraft(
        String name,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String unitCode,
        List<String> units,
        List<LocalDate> waves) {}
