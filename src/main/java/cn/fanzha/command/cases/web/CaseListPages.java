package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.domain.CaseList;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.cases.domain.CaseViews;
import cn.fanzha.command.cases.domain.CaseViews.Kept;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.Markup;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of the list, whichever way its rows were found. */
@Component
class CaseListPages {

    static final int PAGE = 50;

    private static final int PEOPLE = 300;
    private static final Set<Role> IN_CHARGE = Set.of(Role.OFFICER, Role.SUPERVISOR);

    private final CaseList list;
    private final CaseViews views;
    private final Accounts accounts;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    CaseListPages(
            CaseList list, CaseViews views, Accounts accounts, Units units, FraudTypes types, MessageSource messages) {
        this.list = list;
        this.views = views;
        this.accounts = accounts;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    /** The rows of the query, or its problem. */
    ModelAndView of(CaseQuery query, Actor actor, Locale locale) {
        return of(query, views.of(actor), actor, locale);
    }

    ModelAndView of(CaseQuery query, Kept kept, Actor actor, Locale locale) {
        try {
            return with(query, list.page(query.filter(actor, units), actor, PAGE), kept, actor, locale);
        } catch (InvalidValueException e) {
            return problem(with(query, new KeysetPage<>(List.of(), null), kept, actor, locale), e, locale);
        }
    }

    /** Rows that were found already. */
    ModelAndView with(CaseQuery query, KeysetPage<CaseRow> rows, Kept kept, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("cases/list");
        Set<CaseColumn> columns = CaseColumn.of(query.columns(), kept.columns());
        List<AccountRef> people = people(query, actor);
        page.addObject("query", query);
        page.addObject("states", CaseState.values());
        page.addObject("channels", Channel.values());
        page.addObject("types", types.all());
        Names names = new Names(units, types, locale);
        page.addObject("unitChoices", Markup.options(unitsInScope(actor), UnitRef::code, UnitRef::name, query.unit()));
        page.addObject("columns", columns);
        page.addObject("allColumns", CaseColumn.values());
        page.addObject("views", kept.views());
        page.addObject("handlerChoices", choices(people, names, query.handler()));
        page.addObject("works", actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR));
        boolean supervises = actor.has(Role.SUPERVISOR);
        page.addObject("supervises", supervises);
        page.addObject(
                "assignees",
                choices(
                        people.stream()
                                .filter(person -> supervises || person.id().equals(actor.id()))
                                .toList(),
                        names,
                        null));
        page.addObject("rows", rows.rows());
        page.addObject(
                "lines",
                new CaseLines(names, handlers(columns, rows.rows(), people), messages, locale)
                        .of(rows.rows(), columns));
        page.addObject("next", query.next("/cases", rows.next()));
        return page;
    }

    /** The page as it is, with what was refused above it. */
    ModelAndView problem(ModelAndView page, InvalidValueException wrong, Locale locale) {
        return problem(page, messages.getMessage(wrong.key(), wrong.args(), locale));
    }

    ModelAndView problem(ModelAndView page, String text) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problems", List.of(text));
        return page;
    }

    Kept kept(Actor actor) {
        return views.of(actor);
    }

    /** Of the unit that the list is narrowed to, else of the own unit: those who may take a case in charge. */
    private List<AccountRef> people(CaseQuery query, Actor actor) {
        UUID unit = query.unit() == null || query.unit().isBlank()
                ? actor.unitId()
                : units.findByCode(query.unit())
                        .map(UnitRef::id)
                        .filter(actor.scope()::sees)
                        .orElse(actor.unitId());
        Collection<UUID> tree = units.subtree(unit).stream().map(UnitRef::id).toList();
        return accounts.active(tree, IN_CHARGE, PEOPLE);
    }

    private static String choices(List<AccountRef> people, Names names, @Nullable String chosen) {
        return Markup.options(
                people,
                person -> person.id().toString(),
                person -> person.displayName() + " · " + names.unit(person.unitId()),
                chosen);
    }

    private Map<UUID, String> handlers(Set<CaseColumn> columns, List<CaseRow> rows, List<AccountRef> people) {
        if (!columns.contains(CaseColumn.HANDLER)) {
            return Map.of();
        }
        Map<UUID, String> names = new HashMap<>();
        people.forEach(person -> names.put(person.id(), person.displayName()));
        Set<UUID> others = new HashSet<>();
        rows.stream()
                .filter(CaseRow::open)
                .map(CaseRow::handlerId)
                .filter(Objects::nonNull)
                .forEach((@Nullable UUID id) -> {
                    if (id != null && !names.containsKey(id)) {
                        others.add(id);
                    }
                });
        if (!others.isEmpty()) {
            names.putAll(accounts.displayNames(others));
        }
        return names;
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }
}
