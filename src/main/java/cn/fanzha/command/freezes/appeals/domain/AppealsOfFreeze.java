package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.RestsOnFreeze;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An appeal, also one that was decided: its decision is about the freeze. */
@Component
class AppealsOfFreeze implements RestsOnFreeze {

    private final JdbcClient jdbc;

    AppealsOfFreeze(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Refused objection(UUID freezeId) {
        boolean appealed = jdbc.sql("select exists (select from freeze_appeal where freeze_id = ?)")
                .param(freezeId)
                .query(Boolean.class)
                .single();
        return appealed ? Refused.because("freezes-appeals.freeze-not-back") : null;
    }
}
