package cn.fanzha.command.returns.domain;

import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.RestsOnFreeze;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A return, also one that has ended: its papers name the freeze. */
@Component
class ReturnsOfFreeze implements RestsOnFreeze {

    private final JdbcClient jdbc;

    ReturnsOfFreeze(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Refused objection(UUID freezeId) {
        return jdbc.sql("select return_no from return_case where freeze_id = ? order by opened_at desc limit 1")
                .param(freezeId)
                .query((rs, n) -> Refused.because("returns.freeze-not-back", String.valueOf(rs.getString(1))))
                .optional()
                .orElse(null);
    }
}
