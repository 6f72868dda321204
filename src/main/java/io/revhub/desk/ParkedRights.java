package io.revhub.desk;

import io.revhub.delivery.ParkedItem;
import io.revhub.intake.Sameness;

/**
 * Who may do what about parked items. Trying one again brings the same once more, which everybody may who has mended it;
 * what money is at stake in is dismissed by finance, the rest by engineers.
 */
enum ParkedRights {
    RETRY {
        @Override
        boolean may(Person person, ParkedItem item) {
            return true;
        }
    },
    RETRY_ALL {
        @Override
        boolean may(Person person, ParkedItem item) {
            return person.is("engineer");
        }
    },
    EDIT {
        @Override
        boolean may(Person person, ParkedItem item) {
            return person.is("engineer") && item.kind().equals("change");
        }
    },
    SAME {
        @Override
        boolean may(Person person, ParkedItem item) {
            return MergePages.mayMerge(person) && item.refusal().code().equals(Sameness.PERHAPS);
        }
    },
    ASSIGN {
        @Override
        boolean may(Person person, ParkedItem item) {
            return person.is("engineer") || person.is("finance") && isAboutMoney(item);
        }
    },
    COMMENT {
        @Override
        boolean may(Person person, ParkedItem item) {
            return ASSIGN.may(person, item);
        }
    },
    DISMISS {
        @Override
        boolean may(Person person, ParkedItem item) {
            return person.is(isAboutMoney(item) ? "finance" : "engineer");
        }
    };

    abstract boolean may(Person person, ParkedItem item);

    private static boolean isAboutMoney(ParkedItem item) {
        return item.amount() != null && item.amount().signum() != 0;
    }
}
