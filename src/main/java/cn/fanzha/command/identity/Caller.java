package cn.fanzha.command.identity;

import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who asks, in which language, and how the page answers: one parameter of a controller's method in place of many.
 *
 * @param partial a part of the open page is asked for (htmx), not a whole page
 */
public record Caller(
        Actor actor, Locale locale, boolean partial, RedirectAttributes redirect, HttpServletResponse response) {

    /** The page, or that part of it where a part is asked for. */
    public String view(String page, String part) {
        return partial ? page + " :: " + part : page;
    }

    /** Leads to another page, which says what was done. */
    public ModelAndView leadTo(String page, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:" + page);
    }

    /** The same; on an open page the part takes the place of the element instead. */
    public ModelAndView leadTo(String page, String notice, String element, Supplier<ModelAndView> part) {
        if (!partial) {
            return leadTo(page, notice);
        }
        response.setHeader("HX-Retarget", element);
        response.setHeader("HX-Reswap", "outerHTML");
        return part.get();
    }
}
