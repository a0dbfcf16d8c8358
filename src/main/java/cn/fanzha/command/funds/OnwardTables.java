package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.util.List;

/** Tables of onward transfers in a bank's own columns, which wait at the desk until the liaison has looked through them. */
public interface OnwardTables {

    /**
     * Keeps a table for a request of the liaison's institution; her next one takes its place.
     *
     * @param table its heading, then its lines
     */
    void bring(StopNumber number, List<List<String>> table, Actor liaison);
}
