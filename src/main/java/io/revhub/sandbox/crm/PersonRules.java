package io.revhub.sandbox.crm;

/** A person's name is made of first and last name. */
final class PersonRules implements Rules {

    @Override
    public void before(Change change) {
        Row person = change.after();
        String first = person.text("FirstName");
        person.set("Name", first == null ? person.text("LastName") : first + " " + person.text("LastName"));
    }
}
