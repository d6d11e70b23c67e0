//! Interim security: who is assigned to provide security, district by district, until there is one
//! lawful force.
//! Lever: assignment. Who really provides security where, and who clashes over it, is for the rules
//! to find out.

use crate::choice;
use crate::document::Source;
use crate::transition::levers::{Assigned, Levers};
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

policy! {
    /// Who provides security until there is one lawful force
    pub struct InterimSecurity;
    turns "who is assigned to provide security in a district (*nobody, delegated, retained, joint, international*; else *unsaid*); share of units detailed to joint security; operations that are charged";
    late(1.0 months, Source::Assumption);
    form: choice(Form, "who provides security");
    joint_share: real(0.0..=1.0, 0.2, "1", "share of the units of each side that is detailed to joint security", Source::Assumption);
    operation: operation("policy whose operation is charged, where `form` is international; default: every operation");
    districts: districts("districts that it holds for; default: all");
}

impl Policy for InterimSecurity {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let interim = &mut levers.security.interim;
        if self.form == Form::Joint {
            interim.joint_share.turn(self.joint_share);
        }
        let operations = 0..levers.protection.operations.len();
        for &district in self.districts.iter() {
            interim.assigned[district].turn(self.form.value());
            if self.form == Form::International {
                let named = |at: &usize| self.operation.is_none() || *at == delivery.operation;
                let charged = operations.clone().filter(named);
                charged.for_each(|operation| interim.charged[district].turn(operation));
            }
        }
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
        vain
    }
}
