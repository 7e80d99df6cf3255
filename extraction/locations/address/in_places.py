"""States and large towns of India."""

from __future__ import annotations

STATES = {
    "andhra pradesh", "arunachal pradesh", "assam", "bihar", "chhattisgarh", "goa", "gujarat", "haryana",
    "himachal pradesh", "jharkhand", "karnataka", "kerala", "madhya pradesh", "maharashtra", "manipur", "meghalaya",
    "mizoram", "nagaland", "odisha", "punjab", "rajasthan", "sikkim", "tamil nadu", "telangana", "tripura",
    "uttar pradesh", "uttarakhand", "west bengal", "jammu & kashmir", "jammu and kashmir", "ladakh", "delhi",
    "new delhi", "chandigarh", "puducherry", "j&k",
}  # fmt: skip
"""States and union territories of India (Census of India)."""
CITIES = frozenset(
    (
        "mumbai", "delhi", "new delhi", "bengaluru", "bangalore", "hyderabad", "secunderabad", "ahmedabad", "chennai",
        "kolkata", "surat", "pune", "jaipur", "lucknow", "kanpur", "nagpur", "indore", "thane", "bhopal",
        "visakhapatnam", "patna", "vadodara", "ghaziabad", "ludhiana", "agra", "nashik", "faridabad", "meerut",
        "rajkot", "varanasi", "srinagar", "aurangabad", "dhanbad", "amritsar", "navi mumbai", "prayagraj", "ranchi",
        "coimbatore", "jabalpur", "gwalior", "vijayawada", "jodhpur", "madurai", "raipur", "kota", "guwahati",
        "chandigarh", "mysuru", "mysore", "gurugram", "gurgaon", "noida", "greater noida", "kochi", "cochin",
        "ernakulam", "thiruvananthapuram", "trivandrum", "kozhikode", "mangaluru", "mangalore", "bhubaneswar",
        "dehradun", "panaji", "goa", "jammu", "shimla", "udaipur", "mohali", "panchkula", "tiruchirappalli", "trichy",
        "salem", "vellore", "puducherry", "pondicherry", "hubballi", "belagavi", "jalandhar", "siliguri", "durgapur",
        "imphal", "shillong", "agartala", "thrissur", "tirupati", "guntur", "warangal",
    )
)  # fmt: skip
"""Cities of more than some half a million people, and their former names (Census of India)."""
CITY_STATES = frozenset(("delhi", "new delhi", "chandigarh", "puducherry"))
"""Territories that are a city."""
