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
    turns "who is assigned to provide security in a district (*nobody, delegated, retained, joint, international*; else *unsaid*); share of units detailed to joint security";
    late(1.0 months, Source::Assumption);
    form: choice(Form, "who provides security");
    joint_share: real(0.0..=1.0, 0.2, "1", "share of the units of each side that is detailed to joint security", Source::Assumption);
    districts: districts("districts that it holds for; default: all");
}

impl Policy for InterimSecurity {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        let security = &mut levers.security;
        if self.form == Form::Joint {
            security.joint_share.turn(self.joint_share);
        }
        for &district in self.districts.iter() {
            security.assigned[district].turn(self.form.value());
        }
    }

    fn label(&self) -> String {
        let who = match self.form {
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
    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        match self.form {
            Form::Joint => Vec::new(),
            _ => vec![("joint_share", "unless `form` is \"joint\"")],
        }
    }
}
