package io.revhub;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void everyCallGivesAnEmptyDatabaseWithTheStoresTables() {
        // given
        DataSource one = TestDatabase.fresh();
        JdbcClient.create(one)
                .sql("insert into position (source, value, at) values ('crm', '1', now())")
                .update();

        // when
        DataSource other = TestDatabase.fresh();

        // then
        assertThat(positions(one)).isEqualTo(1);
        assertThat(positions(other)).isZero();
    }

    private static long positions(DataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from position")
                .query(Long.class)
                .single();
    }
}
