package cn.fanzha.command.demo;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks of the last days: some wait in the queue, one is late and urged, one reported back, one sent back. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoTasks {

    private static final int HOUR = 60;

    private final Tasks tasks;
    private final DemoPeople people;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoTasks(Tasks tasks, DemoPeople people, Units units, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.people = people;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        Actor officer = people.of("officer");
        Actor colleague = people.of("officer2");
        Actor supervisor = people.of("supervisor");
        Actor city = people.of("supervisor3");
        give(play, 50 * HOUR, task("调取一级账户流水", "向开户行调取收款账户近三个月流水和开户资料。", 24, 0), supervisor, late -> {
            play.ago(49 * HOUR, () -> tasks.take(late.get(), officer));
            play.ago(20 * HOUR, () -> tasks.urge(late.get(), "已超期，今天下班前反馈。", supervisor));
        });
        give(play, 30 * HOUR, task("回访高危被害人", "当面核实是否仍与对方联系，落实亲属看护。", 36, 1), supervisor, done -> {
            play.ago(28 * HOUR, () -> tasks.take(done.get(), colleague));
            play.ago(5 * HOUR, () -> tasks.report(done.get(), "已上门回访，被害人已停止转账，由其女儿陪同。", colleague));
        });
        give(play, 40 * HOUR, task("核查取现点监控", "调取取现时段监控，比对车手体貌。", 60, 2), supervisor, back -> {
            play.ago(39 * HOUR, () -> tasks.take(back.get(), officer));
            play.ago(10 * HOUR, () -> tasks.report(back.get(), "监控已调取，画面不清。", officer));
            play.ago(8 * HOUR, () -> tasks.sendBack(back.get(), "请补调银行大厅和路口两处监控。", supervisor));
        });
        give(play, 6 * HOUR, task("核实被冒充客服电话", "查来电落地和号码实名信息。", 10, 3), supervisor, none -> {});
        give(play, 3 * HOUR, task("补充询问笔录", "补问下载 App 的时间和链接来源。", 48, 4), supervisor, none -> {});
        give(play, 2 * HOUR, free("梳理本周杀猪盘案件", "汇总话术、平台网址和收款账户，周五前报研判员。", 70), city, none -> {});
    }

    private record Asked(
            String title, String ask, int hours, @Nullable Integer place, String unit) {}

    private static Asked task(String title, String ask, int hours, int place) {
        return new Asked(title, ask, hours, place, DemoCity.TINGTAO);
    }

    private static Asked free(String title, String ask, int hours) {
        return new Asked(title, ask, hours, null, DemoCity.CITY);
    }

    /** Gives it so many minutes ago; what follows is planned with the number that will be drawn then. */
    private void give(
            DemoPlay play, int minutes, Asked asked, Actor giver, Consumer<AtomicReference<TaskNumber>> then) {
        AtomicReference<TaskNumber> number = new AtomicReference<>();
        play.ago(
                minutes,
                () -> number.set(tasks.give(
                        new NewTask(
                                asked.title(),
                                asked.ask(),
                                TaskStage.HANDLE,
                                asked.hours() < 24 ? TaskPriority.URGENT : TaskPriority.NORMAL,
                                subject(asked.place()),
                                units.findByCode(asked.unit()).orElseThrow().id(),
                                null,
                                clock.instant().plus(Duration.ofHours(asked.hours()))),
                        giver)));
        then.accept(number);
    }

    /** One of the station's latest cases; none where it has not so many. */
    private @Nullable TaskSubject subject(@Nullable Integer place) {
        List<String> cases = place == null
                ? List.of()
                : jdbc.sql("""
                                select c.case_no from case_file c join unit u on u.id = c.unit_id
                                where u.code = ? and c.state not in ('REJECTED', 'WITHDRAWN', 'CLOSED', 'TRANSFERRED')
                                  and c.reported_at < ? order by c.reported_at desc, c.case_no limit 1 offset ?""")
                        .params(DemoCity.TINGTAO, java.sql.Timestamp.from(clock.instant()), place)
                        .query((rs, n) -> String.valueOf(rs.getString(1)))
                        .list();
        return cases.isEmpty() ? null : TaskSubject.ofCase(cases.getFirst());
    }
}
