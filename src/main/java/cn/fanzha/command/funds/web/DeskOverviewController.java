package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.DeskFigures;
import cn.fanzha.command.funds.domain.DeskFigures.Answers;
import cn.fanzha.command.funds.domain.LiaisonFigures;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How the liaison's own institution answers: what waits, how fast, how much was stopped, why not. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskOverviewController {

    private final DeskFigures figures;
    private final LiaisonFigures own;
    private final MessageSource messages;

    DeskOverviewController(DeskFigures figures, LiaisonFigures own, MessageSource messages) {
        this.figures = figures;
        this.own = own;
        this.messages = messages;
    }

    @Bean
    static NavigationItem deskOverviewItem() {
        return new NavigationItem(
                "funds.nav.overview",
                "/desk/overview",
                "chart",
                22,
                Set.of(Role.LIAISON),
                FundsNavigation.HOLD_ACCOUNTS);
    }

    @GetMapping("/desk/overview")
    ModelAndView overview(Actor actor, Locale locale) {
        DeskFigures.Overview overview = figures.of(actor);
        Map<String, Answers> periods = new LinkedHashMap<>();
        periods.put("today", overview.today());
        periods.put("week", overview.week());
        periods.put("month", overview.month());
        return new ModelAndView("funds/desk-overview")
                .addObject("overview", overview)
                .addObject("periods", periods)
                .addObject("mine", own.of(actor))
                .addObject("shown", new Shown(messages, locale));
    }

    /** Figures as the page says them; “—” where there is nothing to divide by. */
    public record Shown(MessageSource messages, Locale locale) {

        public String share(long part, long whole) {
            return whole == 0
                    ? "—"
                    : BigDecimal.valueOf(part * 100)
                                    .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                                    .toPlainString()
                            + "%";
        }

        public String median(Answers answers) {
            Duration median = answers.median();
            return median == null
                    ? "—"
                    : messages.getMessage(
                            "funds.overview.minutes",
                            new Object[] {String.valueOf(median.toMinutes()), String.valueOf(median.toSecondsPart())},
                            locale);
        }
    }
}
