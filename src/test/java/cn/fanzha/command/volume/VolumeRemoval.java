package cn.fanzha.command.volume;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes a small made city away again, from a database that others use too. */
final class VolumeRemoval {

    private VolumeRemoval() {}

    static void of(VolumePlan plan, DataSource superuser) throws SQLException {
        String units = "(select id from unit where path like '%/" + plan.division() + "00000000/%')";
        String cases = "(select id from case_file where unit_id in " + units + ")";
        String alerts = "(select id from alert where unit_id in " + units + ")";
        try (Connection connection = superuser.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute("delete from case_timeline where case_id in " + cases);
            sql.execute("delete from case_story_pending where case_id in " + cases);
            sql.execute("delete from case_story where case_id in " + cases);
            sql.execute("delete from case_tag where case_id in " + cases);
            sql.execute("delete from victim where case_id in " + cases);
            sql.execute("delete from suspect_case where case_id in " + cases);
            sql.execute("delete from alert_event where alert_id in " + alerts);
            sql.execute("delete from alert_attempt where alert_id in " + alerts);
            sql.execute("delete from transfer where transfer_no like 'LS" + plan.division() + "%'");
            sql.execute("delete from stop_escalation where stop_id in (select id from stop_payment where unit_id in "
                    + units + ")");
            for (String table :
                    new String[] {"sighting", "suspect", "fund_freeze", "stop_payment", "case_file", "alert"}) {
                sql.execute("delete from " + table + " where unit_id in " + units);
            }
            sql.execute("delete from observable where created_at = '" + plan.start() + "'");
            sql.execute("delete from month_serial where unit_code like '" + plan.division() + "%'");
            sql.execute("delete from figure_month where unit_id in " + units);
            sql.execute("delete from figure_day where unit_id in " + units);
            // the figures of the trees above follow with the next roll-up
            sql.execute("insert into figure_dirty (month) select m::date from generate_series(figure_month_of('"
                    + plan.start() + "'), figure_month_of('" + plan.end() + "'), interval '1 month') m");
            sql.execute("delete from account where username like 'v" + plan.division() + ".%'");
            sql.execute("set session_replication_role = origin");
            sql.execute("delete from unit where id in " + units + " and kind <> 'PROVINCE'");
            sql.execute("delete from unit where code like '" + plan.division() + "%' or code = '"
                    + plan.division().substring(0, 2) + "0000000000' or code like '91" + plan.division() + "00MA%'");
        }
    }
}
