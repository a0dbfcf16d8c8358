package cn.fanzha.command.demo;

import cn.fanzha.command.freezes.FreezeAppeals;
import cn.fanzha.command.shared.Actor;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two holders who say that their account has nothing to do with the case: one was answered, one waits for the supervisor. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoAppeals {

    private static final int DAY = 24 * 60;

    private final FreezeAppeals appeals;
    private final DemoPeople people;
    private final JdbcClient jdbc;

    DemoAppeals(FreezeAppeals appeals, DemoPeople people, JdbcClient jdbc) {
        this.appeals = appeals;
        this.people = people;
        this.jdbc = jdbc;
    }

    void plan(DemoPlay play) {
        List<String> frozen = jdbc.sql("""
                        select f.freeze_no from fund_freeze f join case_file c on c.id = f.case_id
                               join account o on o.username = 'officer' and o.unit_id = c.unit_id
                        where f.state = 'FROZEN' and f.frozen_at < :before and not c.restricted
                          and not exists (select from fund_return r where r.case_id = c.id)
                        order by f.frozen_at desc, f.freeze_no offset 6 limit 2""")
                .param("before", Timestamp.from(play.moment(20 * DAY)))
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list();
        if (frozen.size() < 2) {
            return;
        }
        play.ago(
                6 * DAY,
                () -> appeals.reject(
                        register(frozen.get(0), "孟晓岚", "17400009121", "卡内是工资和房租，与案件无关。"),
                        "冻结限额即涉案款项，其余资金可以正常使用；维持冻结。",
                        people.of("supervisor")));
        play.ago(20 * 60, () -> register(frozen.get(1), "陆启明", "17400009122", "账户用于二手交易，收款时不知情，愿意说明来源。"));
    }

    private UUID register(String freezeNo, String who, String phone, String statement) {
        Actor officer = people.of("officer");
        return appeals.register(freezeNo, who, phone, statement, officer);
    }
}
