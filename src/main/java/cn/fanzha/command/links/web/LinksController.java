package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.links.domain.JointReading;
import cn.fanzha.command.links.domain.LinkProposals;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What may belong together and what does: proposals, accepted groups, joint cases of the reader's scope. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class LinksController {

    private static final int PROPOSALS = 20;
    private static final int IN_PANEL = 8;
    private static final int JOINTS = 50;

    private final LinkProposals proposals;
    private final JointReading joints;
    private final Units units;
    private final FraudTypes types;

    LinksController(LinkProposals proposals, JointReading joints, Units units, FraudTypes types) {
        this.proposals = proposals;
        this.joints = joints;
        this.units = units;
        this.types = types;
    }

    @GetMapping("/links")
    ModelAndView links(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        KeysetPage<JointReading.Row> page =
                joints.page(after == null || after.isBlank() ? null : Cursor.decode(after), false, JOINTS, actor);
        return common("links/links", actor, locale, PROPOSALS)
                .addObject("groups", proposals.groups(actor))
                .addObject("joints", page.rows())
                .addObject("next", page.next() == null ? null : "/links?after=" + page.next());
    }

    /** The strongest proposals, for the analysts' start page. */
    @GetMapping("/links/panel")
    ModelAndView panel(Actor actor, Locale locale) {
        return common("links/links :: panel", actor, locale, IN_PANEL);
    }

    private ModelAndView common(String view, Actor actor, Locale locale, int limit) {
        return new ModelAndView(view)
                .addObject("proposals", proposals.newest(actor, limit))
                .addObject("days", proposals.days())
                .addObject("newest", proposals.newest())
                .addObject("words", new LinkWords(units, types, locale));
    }
}
