package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers and products, and what all systems have of them. */
@ExtendWith(World.Shared.class)
class MasterDataTest {

    private final World world;

    MasterDataTest(World world) {
        this.world = world;
    }

    @Test
    void whoBuysFromOneMoreCompanyIsExtendedThereAndTheOrderGoesOnByItself() {
        world.provisioning.hold(true);
        Agreement first = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .signed();
        String customer = world.erp.soldTo(inTheErp(first));
        assertThat(world.erp.companyCodes(customer)).containsExactly("1010");

        Agreement second = Offer.in(world)
                .to(first.customer())
                .of("1020")
                .line("Maintenance", "service", 1, "900.00", "0", "900.00", "fulfilment")
                .signed();

        String order = inTheErp(second);
        assertThat(world.erp.soldTo(order)).isEqualTo(customer);
        assertThat(world.erp.companyCodes(customer)).containsExactly("1010", "1020");
        assertThat(world.erp.salesOrganisations(world.erp.material(order))).containsExactly("1010", "1020");
    }

    private String inTheErp(Agreement agreement) {
        soon("the order of " + agreement.quote() + " in the ERP")
                .until(() ->
                        !world.hub.records(agreement.quote(), "order", "erp").isEmpty());
        return world.hub.records(agreement.quote(), "order", "erp").get(0);
    }
}
