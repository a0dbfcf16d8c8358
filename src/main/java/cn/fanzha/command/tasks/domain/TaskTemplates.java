package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.tasks.AssigneeKind;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sets of tasks per fraud type: the platform brings defaults, a supervisor of a district, city or province replaces
 * them for her unit and those below. For a case the set of its own type goes before the one for all types, and the
 * nearest unit's before those above.
 */
@Component
public class TaskTemplates {

    private static final int LONGEST_HOURS = 24 * 366;

    private static final String FITTING = """
            select id, unit_id, fraud_type, edition, changed_by_name, changed_at from task_template
            where (unit_id is null or unit_id = any(?)) and (fraud_type is null or fraud_type = any(?))
            order by array_position(?, fraud_type) nulls last, array_position(?, unit_id) nulls last limit 1""";

    private final JdbcClient jdbc;
    private final FraudTypes types;
    private final TaskTexts texts;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskTemplates(
            JdbcClient jdbc,
            FraudTypes types,
            TaskTexts texts,
            Units units,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.types = types;
        this.texts = texts;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The set that holds for a unit's cases of that type.
     *
     * @param fraudType code; null or unknown: the set for all types
     */
    @Transactional(readOnly = true)
    public Optional<TemplateSet> of(UUID unitId, @Nullable String fraudType) {
        UUID[] chain = Stream.concat(Stream.of(units.get(unitId)), units.ancestors(unitId).stream())
                .map(UnitRef::id)
                .toArray(UUID[]::new);
        return find(chain, fraudType);
    }

    private Optional<TemplateSet> find(UUID[] chain, @Nullable String fraudType) {
        String mapped = fraudType == null
                ? null
                : types.find(fraudType).map(FraudTypes.FraudType::mapsTo).orElse(null);
        String[] codes =
                Stream.of(fraudType, mapped).filter(Objects::nonNull).distinct().toArray(String[]::new);
        return jdbc.sql(FITTING)
                .params(chain, codes, codes, chain)
                .query((rs, n) -> set(rs))
                .optional();
    }

    /** The actor may replace sets: a supervisor of a district, a city or a province. */
    public boolean mayEdit(Actor actor) {
        return actor.has(Role.SUPERVISOR) && units.get(actor.unitId()).kind().mayApproveFiling();
    }

    /**
     * Replaces the set of the actor's unit for a type; false where somebody changed it since the form was opened.
     *
     * @param edition of the unit's own set when the form was opened; 0: it had none
     * @throws OutOfScopeException the actor is no supervisor of a district, city or province
     * @throws InvalidValueException no line, too many, a text too long, hours out of range, a type that doesn't exist
     */
    @Transactional
    public boolean replace(@Nullable String fraudType, int edition, List<TemplateSet.Line> lines, Actor actor) {
        requireEditor(actor);
        if (fraudType != null && types.find(fraudType).isEmpty()) {
            throw new InvalidValueException("tasks.template.type");
        }
        List<TemplateSet.Line> checked = checked(lines);
        UUID id = own(fraudType, edition, actor);
        if (id == null) {
            return false;
        }
        jdbc.sql("delete from task_template_line where template_id = ?")
                .param(id)
                .update();
        int position = 0;
        for (TemplateSet.Line line : checked) {
            jdbc.sql("""
                            insert into task_template_line (template_id, position, title, ask, stage, priority, due_hours, assignee)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            position++,
                            line.title(),
                            line.ask(),
                            line.stage().name(),
                            line.priority().name(),
                            line.dueHours(),
                            line.assignee().name())
                    .update();
        }
        audit("task.template", fraudType, checked.size(), actor);
        return true;
    }

    /** Takes the unit's own set away: the one above holds again. */
    @Transactional
    public void reset(@Nullable String fraudType, Actor actor) {
        requireEditor(actor);
        int gone = jdbc.sql("delete from task_template where unit_id = ? and fraud_type is not distinct from ?")
                .param(actor.unitId())
                .param(fraudType)
                .update();
        if (gone > 0) {
            audit("task.template-reset", fraudType, 0, actor);
        }
    }

    /** The id of the unit's own set, made or counted up; null where it is not what the form was opened on. */
    private @Nullable UUID own(@Nullable String fraudType, int edition, Actor actor) {
        Timestamp now = Timestamp.from(clock.instant());
        if (edition == 0) {
            return jdbc.sql("""
                            insert into task_template (id, unit_id, fraud_type, edition, changed_by_name, changed_at)
                            values (?, ?, ?, 1, ?, ?)
                            on conflict on constraint task_template_once do nothing returning id""")
                    .param(Ids.next())
                    .param(actor.unitId())
                    .param(fraudType)
                    .param(actor.displayName())
                    .param(now)
                    .query((rs, n) -> rs.getObject(1, UUID.class))
                    .optional()
                    .orElse(null);
        }
        return jdbc.sql("""
                        update task_template set edition = edition + 1, changed_by_name = ?, changed_at = ?
                        where unit_id = ? and fraud_type is not distinct from ? and edition = ? returning id""")
                .param(actor.displayName())
                .param(now)
                .param(actor.unitId())
                .param(fraudType)
                .param(edition)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    private List<TemplateSet.Line> checked(List<TemplateSet.Line> lines) {
        if (lines.isEmpty()) {
            throw new InvalidValueException("tasks.template.empty");
        }
        if (lines.size() > TemplateSet.LINES) {
            throw new InvalidValueException("tasks.template.many", TemplateSet.LINES);
        }
        List<TemplateSet.Line> checked = new ArrayList<>();
        for (TemplateSet.Line line : lines) {
            if (line.dueHours() < 1 || line.dueHours() > LONGEST_HOURS) {
                throw new InvalidValueException("tasks.template.hours.range", LONGEST_HOURS);
            }
            String title = texts.title(line.title());
            if (checked.stream().anyMatch(other -> other.title().equals(title))) {
                throw new InvalidValueException("tasks.template.twice");
            }
            checked.add(new TemplateSet.Line(
                    title, texts.ask(line.ask()), line.stage(), line.priority(), line.dueHours(), line.assignee()));
        }
        return checked;
    }

    private void requireEditor(Actor actor) {
        if (!mayEdit(actor)) {
            throw new OutOfScopeException(
                    "task-template", units.get(actor.unitId()).code());
        }
    }

    private void audit(String action, @Nullable String fraudType, int lines, Actor actor) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("fraudType", fraudType);
        details.put("lines", lines);
        events.publishEvent(
                Audited.done(action, "task-template", units.get(actor.unitId()).code(), details));
    }

    private TemplateSet set(ResultSet rs) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        Timestamp changed = rs.getTimestamp("changed_at");
        return new TemplateSet(
                id,
                rs.getObject("unit_id", UUID.class),
                rs.getString("fraud_type"),
                rs.getInt("edition"),
                rs.getString("changed_by_name"),
                changed == null ? null : changed.toInstant(),
                lines(id));
    }

    private List<TemplateSet.Line> lines(UUID id) {
        return jdbc.sql("""
                        select title, ask, stage, priority, due_hours, assignee from task_template_line
                        where template_id = ? order by position""")
                .param(id)
                .query((rs, n) -> new TemplateSet.Line(
                        rs.getString("title"),
                        rs.getString("ask"),
                        TaskStage.valueOf(rs.getString("stage")),
                        TaskPriority.valueOf(rs.getString("priority")),
                        rs.getInt("due_hours"),
                        AssigneeKind.valueOf(rs.getString("assignee"))))
                .list();
    }
}
