package cn.fanzha.command.documents.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which edition of which unit's template; without unit the one that comes with the program.
 *
 * @param unitId whose; null of the built-in one
 * @param number counted within unit and kind from 1; 0 of the built-in one
 */
public record Edition(@Nullable UUID templateId, @Nullable UUID unitId, int number) {

    static final Edition BUILT_IN = new Edition(null, null, 0);

    public boolean isBuiltIn() {
        return templateId == null;
    }
}
