package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.domain.FreezeWord.Earlier;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The freezes of other authorities that stand before ours, as the institution told them last. */
@Component
class FreezeEarlier {

    private final JdbcClient jdbc;

    FreezeEarlier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer that names none leaves what was told before. */
    void keep(FreezeOrder order, List<Earlier> told) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("delete from freeze_earlier where order_id = :order")
                .param("order", order.id)
                .update();
        for (int i = 0; i < told.size(); i++) {
            Earlier one = told.get(i);
            Money amount = one.amount();
            jdbc.sql("""
                            insert into freeze_earlier (id, order_id, position, authority, amount, ends_on)
                            values (:id, :order, :position, :authority, :amount, :ends)""")
                    .param("id", Ids.next())
                    .param("order", order.id)
                    .param("position", i)
                    .param("authority", one.authority().strip())
                    .param("amount", amount == null ? null : amount.yuan())
                    .param("ends", one.endsOn())
                    .update();
        }
    }

    /** One of them was renewed until that day; an authority that was not told before is told now. */
    void renewed(FreezeOrder order, String authority, LocalDate until) {
        List<Earlier> told = of(order.id);
        String whose = authority.isEmpty()
                ? told.stream()
                        .max(Comparator.comparing(Earlier::endsOn))
                        .map(Earlier::authority)
                        .orElse("")
                : authority;
        List<Earlier> now = new ArrayList<>();
        told.forEach(one -> now.add(one.authority().equals(whose) ? new Earlier(whose, one.amount(), until) : one));
        if (told.stream().noneMatch(one -> one.authority().equals(whose))) {
            now.add(new Earlier(whose, null, until));
        }
        keep(order, now);
    }

    List<Earlier> of(UUID orderId) {
        return jdbc.sql(
                        "select authority, amount, ends_on from freeze_earlier where order_id = :order order by position")
                .param("order", orderId)
                .query((rs, n) -> new Earlier(
                        String.valueOf(rs.getString("authority")),
                        rs.getBigDecimal("amount") == null ? null : Money.of(rs.getBigDecimal("amount")),
                        rs.getObject("ends_on", LocalDate.class)))
                .list();
    }
}
