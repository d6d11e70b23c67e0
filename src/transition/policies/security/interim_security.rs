//! Interim security: who is assigned to provide security, district by district, until there is one
//! lawful force.
//! Lever: assignment. Who really provides security where, and who clashes over it, is for the rules
//! to find out.

use crate::calendar::Week;
use crate::choice;
use crate::document::Source;
use crate::transition::levers::{Arrangement, Assigned, Levers};
use crate::transition::policies::{Delivery, Policy};

choice! {
    /// Who provides security. Value: what the rules know of it.
    pub enum Form -> Assigned {
        Nobody("none", "nobody is assigned: parties' units leave security to others") = Assigned::Nobody,
        Delegated("delegated", "each side in the area that it controls") = Assigned::Delegated,
        Retained("retained", "the state, everywhere") = Assigned::Retained,
        Joint("joint", "units of both sides together, in the same places") = Assigned::Joint,
        International("international", "international operations alone") = Assigned::International,
    }
}

choice! {
    /// Who looks after whether units keep to their duty. Value: how far both sides can take its word, 0 to 1.
    /// Assumption.
    pub enum Supervision -> f64 {
        Nobody("nobody", "nobody looks") = 0.0,
        State("state", "the state's own people; counts 0.4") = 0.4,
        Joint("joint", "people of both sides; counts 0.7") = 0.7,
        International("international", "outsiders with access; counts in full") = 1.0,
    }
}

policy! {
    /// Who provides security until there is one lawful force
    pub struct InterimSecurity;
    turns "who is assigned to provide security in a district (*nobody, delegated, retained, joint, international*; else *unsaid*); share of units detailed to joint security; operations that are charged; supervisors, times 0 nobody, .4 state, .7 joint, 1 international";
    late(1.0 months, Source::Assumption);
    form: choice(Form, "who provides security");
    joint_share: real(0.0..=1.0, 0.2, "1", "share of the units of each side that is detailed to joint security", Source::Assumption);
    operation: operation("policy whose operation is charged, where `form` is international; default: every operation");
    supervisors: whole(0.0..=5_000.0, 0.0, "persons", "people who hear of units that stand where others are charged, and order them back", Source::Assumption);
    supervised_by: choice(Supervision::Nobody, "who they are, and so how far both sides can take their word");
    handover_weeks: whole(0.0..=104.0, 0.0, "weeks", "weeks after its end for which its duties hold in a district where no successor provides security yet", Source::Assumption);
    districts: districts("districts that it holds for; default: all");
}

impl InterimSecurity {
    /// Writes into an arrangement who is charged with what.
    fn arrange(&self, delivery: Delivery, operations: usize, arrangement: &mut Arrangement) {
        if self.form == Form::Joint {
            arrangement.joint_share.turn(self.joint_share);
        }
        let body = f64::from(self.supervisors) * self.supervised_by.value();
        let named = |at: &usize| self.operation.is_none() || *at == delivery.operation;
        for &district in self.districts.iter() {
            arrangement.assigned[district].turn(self.form.value());
            // One body looks after all its districts.
            arrangement.supervisors[district].turn(body / self.districts.len() as f64);
            if self.form == Form::International {
                let charged = (0..operations).filter(named);
                charged.for_each(|operation| arrangement.charged[district].turn(operation));
            }
        }
    }
}

impl Policy for InterimSecurity {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let operations = levers.protection.operations.len();
        self.arrange(delivery, operations, &mut levers.security.interim);
    }

    fn handover(&self) -> Week {
        self.handover_weeks
    }

    fn hand_over(&self, delivery: Delivery, levers: &mut Levers) {
        let operations = levers.protection.operations.len();
        self.arrange(delivery, operations, &mut levers.security.ending);
    }

    fn label(&self) -> String {
        let who = match self.form {
            Form::International if self.operation.is_some() => {
                self.operation.as_deref().unwrap_or_default()
            }
            Form::Nobody => "nobody in particular",
            Form::Delegated => "each side in its own area",
            Form::Retained => "the state",
            Form::Joint => "both sides together",
            Form::International => "international operations",
        };
        let place = if self.districts.explicit {
            format!(" in {}", self.districts.words("district", "districts"))
        } else {
            String::new()
        };
        format!("security by {who}{place}")
    }

    fn names_operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        let mut vain = Vec::new();
        if self.form != Form::Joint {
            vain.push(("joint_share", "unless `form` is \"joint\""));
        }
        if self.form != Form::International {
            vain.push(("operation", "unless `form` is \"international\""));
        }
        if self.supervised_by == Supervision::Nobody {
            vain.push(("supervisors", "where `supervised_by` is \"nobody\""));
        }
        if self.supervisors == 0 {
            vain.push(("supervised_by", "without `supervisors`"));
        }
        vain
    }
}
