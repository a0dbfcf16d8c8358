package cn.fanzha.command.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * What a page is told after an action waits in the session for the page that the action leads to. The page before, which
 * reads itself again because of the same action, has the same address and may be quicker: what a page reads in the
 * background ({@code X-Background}, as for the idle time-out) leaves the notice where it is.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class BackgroundKeepsNotices implements FlashMapManager {

    private final FlashMapManager notices = new SessionFlashMapManager();

    @Override
    public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        return request.getHeader("X-Background") == null ? notices.retrieveAndUpdate(request, response) : null;
    }

    @Override
    public void saveOutputFlashMap(FlashMap flashMap, HttpServletRequest request, HttpServletResponse response) {
        notices.saveOutputFlashMap(flashMap, request, response);
    }
}
